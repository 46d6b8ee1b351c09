package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.Variables.Expanded;
import java.util.List;
import java.util.Optional;

/**
 * One key of a {@code Condition} block, with its operator and values.
 *
 * @param variables whether the policy's version knows variables
 */
record Condition(
        Quantifier quantifier,
        Operator operator,
        boolean ifExists,
        String key,
        List<String> wanted,
        boolean variables) {

    Truth holds(RequestKeys keys) {
        Sent sent = keys.get(key);
        if (operator == Operator.NULL) {
            return sent.is(Sent.Kind.UNKNOWN) ? Truth.UNKNOWN : Truth.of(wantsAbsence(sent.is(Sent.Kind.ABSENT)));
        }
        return switch (sent.kind()) {
            case UNKNOWN -> Truth.UNKNOWN;
            case ABSENT -> Truth.of(holdsWithoutKey());
            case HIDDEN ->
                Truth.any(wanted.stream(), value -> mayHit(value, keys)).negatedIf(operator.negated());
            case KNOWN -> holdsFor(sent.values(), keys);
        };
    }

    /** For {@code Null}: whether it asks for this. */
    boolean wantsAbsence(boolean absent) {
        return wanted.stream().anyMatch(value -> value.equalsIgnoreCase(Boolean.toString(absent)));
    }

    private Truth holdsFor(List<String> values, RequestKeys keys) {
        boolean negated = operator.negated();
        return switch (quantifier) {
            case FOR_ALL ->
                Truth.all(values.stream(), value -> hits(value, keys).negatedIf(negated));
            case FOR_ANY ->
                Truth.any(values.stream(), value -> hits(value, keys).negatedIf(negated));
            case NONE -> Truth.any(values.stream(), value -> hits(value, keys)).negatedIf(negated);
        };
    }

    private boolean holdsWithoutKey() {
        return ifExists || quantifier == Quantifier.FOR_ALL || (quantifier == Quantifier.NONE && operator.negated());
    }

    private Truth hits(String actual, RequestKeys keys) {
        return Truth.any(wanted.stream(), template -> hits(template, actual, keys));
    }

    /** Whether this one value of the policy matches. */
    Truth hits(String template, String actual, RequestKeys keys) {
        Expanded expanded = expand(template, keys);
        if (expanded.value().isEmpty()) {
            return expanded.truth();
        }
        Glob value = expanded.value().get();
        if (operator.hits(value, actual)) {
            return Truth.TRUE;
        }
        boolean pathUnknown = Keys.same(key, Keys.PRINCIPAL_ARN) && RoleArn.mayBe(value.text(), actual);
        return pathUnknown ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** Nothing but the account of a cluster is known where the cluster is not. */
    private Truth mayHit(String template, RequestKeys keys) {
        if (operator.ofPatterns() && Glob.of(template).matchesEverything()) {
            return Truth.TRUE;
        }
        String account = clusterAccount(template);
        String pods = RoleArn.account(keys.facts());
        return account.isEmpty() || pods.isEmpty() || account.equals(pods) ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** The account that a value for the cluster's ARN is bound to; empty where it is bound to none. */
    String clusterAccount(String template) {
        List<Glob> sections = Glob.of(template).sections();
        boolean bound = Keys.tag(key).equals(Keys.CLUSTER_ARN)
                && sections.size() == 6
                && sections.get(4).text().matches("\\d{12}");
        return bound ? sections.get(4).text() : "";
    }

    private Expanded expand(String template, RequestKeys keys) {
        return variables && operator.takesVariables()
                ? Variables.expand(template, keys)
                : new Expanded(Optional.of(Glob.of(template)), Truth.TRUE);
    }

    /** As it stands in the policy. */
    String operatorText() {
        return quantifier.prefix() + operator + (ifExists ? "IfExists" : "");
    }

    boolean isAbout(String otherKey) {
        return Keys.same(key, otherKey);
    }
}
