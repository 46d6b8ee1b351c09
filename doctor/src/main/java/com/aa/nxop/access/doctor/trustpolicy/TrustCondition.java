package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyVariables.Expanded;
import java.util.List;
import java.util.Optional;

/**
 * One key of a {@code TrustCondition} block, with its operator and values.
 *
 * @param variables whether the policy's version knows variables
 */
record TrustCondition(
        SetQuantifier quantifier,
        ConditionOperator operator,
        boolean ifExists,
        String key,
        List<String> wanted,
        boolean variables) {

    TruthValue holds(RequestContextKeys keys) {
        RequestValue sent = keys.get(key);
        if (operator == ConditionOperator.NULL) {
            return sent.is(RequestValue.Kind.UNKNOWN)
                    ? TruthValue.UNKNOWN
                    : TruthValue.of(wantsAbsence(sent.is(RequestValue.Kind.ABSENT)));
        }
        return switch (sent.kind()) {
            case UNKNOWN -> TruthValue.UNKNOWN;
            case ABSENT -> TruthValue.of(holdsWithoutKey());
            case HIDDEN ->
                TruthValue.any(wanted.stream(), value -> mayHit(value, keys)).negatedIf(operator.negated());
            case KNOWN -> holdsFor(sent.values(), keys);
        };
    }

    /** For {@code Null}: whether it asks for this. */
    boolean wantsAbsence(boolean absent) {
        return wanted.stream().anyMatch(value -> value.equalsIgnoreCase(Boolean.toString(absent)));
    }

    private TruthValue holdsFor(List<String> values, RequestContextKeys keys) {
        boolean negated = operator.negated();
        return switch (quantifier) {
            case FOR_ALL ->
                TruthValue.all(values.stream(), value -> hits(value, keys).negatedIf(negated));
            case FOR_ANY ->
                TruthValue.any(values.stream(), value -> hits(value, keys).negatedIf(negated));
            case NONE ->
                TruthValue.any(values.stream(), value -> hits(value, keys)).negatedIf(negated);
        };
    }

    private boolean holdsWithoutKey() {
        return ifExists
                || quantifier == SetQuantifier.FOR_ALL
                || (quantifier == SetQuantifier.NONE && operator.negated());
    }

    private TruthValue hits(String actual, RequestContextKeys keys) {
        return TruthValue.any(wanted.stream(), template -> hits(template, actual, keys));
    }

    /** Whether this one value of the policy matches. */
    TruthValue hits(String template, String actual, RequestContextKeys keys) {
        Expanded expanded = expand(template, keys);
        if (expanded.value().isEmpty()) {
            return expanded.truth();
        }
        WildcardPattern value = expanded.value().get();
        if (operator.hits(value, actual)) {
            return TruthValue.TRUE;
        }
        boolean pathUnknown =
                ConditionKeys.same(key, ConditionKeys.PRINCIPAL_ARN) && RoleArn.mayBe(value.text(), actual);
        return pathUnknown ? TruthValue.UNKNOWN : TruthValue.FALSE;
    }

    /** Nothing but the account of a cluster is known where the cluster is not. */
    private TruthValue mayHit(String template, RequestContextKeys keys) {
        if (operator.ofPatterns() && WildcardPattern.of(template).matchesEverything()) {
            return TruthValue.TRUE;
        }
        String account = clusterAccount(template);
        String pods = keys.account();
        return account.isEmpty() || pods.isEmpty() || account.equals(pods) ? TruthValue.UNKNOWN : TruthValue.FALSE;
    }

    /** The account that a value for the cluster's ARN is bound to; empty where it is bound to none. */
    String clusterAccount(String template) {
        List<WildcardPattern> sections = WildcardPattern.of(template).sections();
        boolean bound = ConditionKeys.tag(key).equals(ConditionKeys.CLUSTER_ARN)
                && sections.size() == 6
                && sections.get(4).text().matches("\\d{12}");
        return bound ? sections.get(4).text() : "";
    }

    private Expanded expand(String template, RequestContextKeys keys) {
        return variables && operator.takesVariables()
                ? PolicyVariables.expand(template, keys)
                : new Expanded(Optional.of(WildcardPattern.of(template)), TruthValue.TRUE);
    }

    /** As it stands in the policy. */
    String operatorText() {
        return quantifier.prefix() + operator + (ifExists ? "IfExists" : "");
    }

    boolean isAbout(String otherKey) {
        return ConditionKeys.same(key, otherKey);
    }
}
