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
        if (comparesSetAsOne() && !sent.is(RequestValue.Kind.ABSENT)) {
            return sent.is(RequestValue.Kind.UNKNOWN) ? TruthValue.UNKNOWN : TruthValue.FALSE;
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
        return wanted.stream().anyMatch(value -> Boolean.parseBoolean(value) == absent);
    }

    private TruthValue holdsFor(List<String> values, RequestContextKeys keys) {
        boolean all = quantifier == SetQuantifier.FOR_ALL || (quantifier == SetQuantifier.NONE && operator.negated());
        return all
                ? TruthValue.all(values.stream(), value -> holdsFor(value, keys))
                : TruthValue.any(values.stream(), value -> holdsFor(value, keys));
    }

    private TruthValue holdsFor(String actual, RequestContextKeys keys) {
        return operator.takes(actual) && !isBroken(actual, keys)
                ? hits(actual, keys).negatedIf(operator.negated())
                : TruthValue.FALSE;
    }

    /** A key that is a set by its nature fails every operator without a quantifier, its negation included, whatever is in the set. */
    boolean comparesSetAsOne() {
        return quantifier == SetQuantifier.NONE && operator != ConditionOperator.NULL && ConditionKeys.isSet(key);
    }

    /**
     * Whether AWS comes upon a value of the policy that is not the ARN that the operator needs. A Deny then applies, and an Allow does not, also
     * where the operator is negated.
     */
    boolean isBroken(RequestContextKeys keys) {
        return operator.ofArns()
                && keys.get(key).values().stream().anyMatch(actual -> operator.takes(actual) && isBroken(actual, keys));
    }

    private boolean isBroken(String actual, RequestContextKeys keys) {
        return operator.ofArns()
                && wanted.stream()
                        .flatMap(template -> expand(template, keys).value().stream())
                        .filter(pattern -> !pattern.isArn() || operator.hits(pattern, actual))
                        .findFirst()
                        .filter(pattern -> !pattern.isArn())
                        .isPresent();
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
