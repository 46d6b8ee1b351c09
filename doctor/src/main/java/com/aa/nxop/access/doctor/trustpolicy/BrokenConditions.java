package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;
import java.util.Optional;

/** Conditions, or single values of them, that nothing ever matches. */
record BrokenConditions(RedactedText shown, RequestContextKeys keys) {
    Optional<String> why(PolicyStatement statement, TrustCondition condition) {
        if (condition.operator() == ConditionOperator.NULL) {
            return absentAndPresent(statement, condition);
        }
        return neverThere(condition)
                .or(() -> values(condition))
                .or(() -> foreignCluster(statement, condition))
                .or(() -> excluded(statement, condition));
    }

    private Optional<String> neverThere(TrustCondition condition) {
        return ConditionKeys.neverThere(condition.key()) && !condition.key().equalsIgnoreCase("sts:TransitiveTagKeys")
                ? Optional.of(condition.operatorText() + " on " + condition.key()
                        + ": no call of AssumeRole by a role's session has this key, so the condition "
                        + (condition.operator().negated()
                                        || condition.ifExists()
                                        || condition.quantifier() == SetQuantifier.FOR_ALL
                                ? "always"
                                : "never")
                        + " holds. Take it out.")
                : Optional.empty();
    }

    Optional<String> values(TrustCondition condition) {
        if (condition.comparesSetAsOne()) {
            return Optional.of(condition.operatorText() + " on " + condition.key()
                    + " fails for every call that has this key: the key is a set. " + quantified(condition));
        }
        return condition.wanted().stream()
                .map(value ->
                        neverMatches(condition, value).map(why -> on(condition, value) + " never matches. " + why))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** For a key that is a set. */
    static String quantified(TrustCondition condition) {
        return "Write ForAllValues:" + condition.operatorText() + " or ForAnyValue:" + condition.operatorText() + ".";
    }

    /** Why this value matches nothing, and what to write. */
    static Optional<String> neverMatches(TrustCondition condition, String value) {
        String plain = condition.variables() ? value.replaceAll("\\$\\{[^}]*}", "") : value;
        if (!value.equals(value.strip())) {
            return Optional.of("IAM also compares the blanks around the value: take them out.");
        }
        if (condition.operator().takesStarsLiterally() && plain.matches(".*[*?].*")) {
            return Optional.of("Stars and question marks stand for themselves in " + condition.operator() + ": use "
                    + (value.startsWith("arn:") ? "ArnLike." : "StringLike, or write the whole value."));
        }
        if (condition.operator().ofArns()
                && WildcardPattern.of(value).sections().size() < 6
                && !value.contains("${")) {
            return Optional.of(
                    "An ARN has six parts, separated by colons: write arn:aws:service:region:account:resource.");
        }
        if (condition.operator().ofAddresses() && AddressRange.ofPolicy(value).isEmpty()) {
            return Optional.of(
                    "AWS does not read this as an address: write 192.0.2.0/24 or 2001:db8::/32. In IPv6, set no bits after the"
                            + " prefix.");
        }
        if (!condition.variables() && value.contains("${")) {
            return Optional.of(
                    "With this Version of the policy, IAM reads this as plain text and not as a variable: write \"Version\":"
                            + " \"2012-10-17\".");
        }
        return Optional.empty();
    }

    /** The tags come from EKS or from the pod, and in both cases name a cluster of the account that the call comes from. */
    private Optional<String> foreignCluster(PolicyStatement statement, TrustCondition condition) {
        List<String> trusted = statement.principal().accounts();
        boolean onlyAccounts = statement.principal().values().stream()
                .noneMatch(value -> value.account().isEmpty());
        return condition.wanted().stream()
                .filter(value -> onlyAccounts
                        && !condition.operator().negated()
                        && !condition.clusterAccount(value).isEmpty()
                        && !trusted.contains(condition.clusterAccount(value)))
                .findFirst()
                .map(value -> on(condition, value) + ": the cluster's account " + condition.clusterAccount(value)
                        + " is not the Principal's " + String.join(", ", trusted)
                        + ", where the call comes from. Make them the same.");
    }

    private Optional<String> absentAndPresent(PolicyStatement statement, TrustCondition condition) {
        boolean contradicted = condition.wantsAbsence(true)
                && !condition.wantsAbsence(false)
                && statement.conditions().stream()
                        .anyMatch(other -> other.isAbout(condition.key())
                                && other.operator() != ConditionOperator.NULL
                                && !other.operator().negated()
                                && !other.ifExists()
                                && other.quantifier() != SetQuantifier.FOR_ALL);
        return contradicted
                ? Optional.of("Null wants " + condition.key()
                        + " absent, and another condition of the statement wants a value: they never both hold. Take one"
                        + " of them out.")
                : Optional.empty();
    }

    /** Every value that this condition takes is refused by another one on the same key. */
    private Optional<String> excluded(PolicyStatement statement, TrustCondition condition) {
        if (!condition.operator().takesStarsLiterally()
                || condition.operator().negated()
                || condition.ifExists()
                || condition.quantifier() != SetQuantifier.NONE) {
            return Optional.empty();
        }
        return statement.conditions().stream()
                .filter(other -> !other.equals(condition)
                        && other.isAbout(condition.key())
                        && other.quantifier() == SetQuantifier.NONE
                        && condition.wanted().stream().allMatch(value -> refuses(other, value)))
                .findFirst()
                .map(other -> condition.operatorText() + " and " + other.operatorText() + " on " + condition.key()
                        + " exclude each other: no value satisfies both. Take one of them out.");
    }

    private boolean refuses(TrustCondition other, String value) {
        return other.operator() != ConditionOperator.NULL
                && TruthValue.any(other.wanted().stream(), wanted -> other.hits(wanted, value, keys))
                                .negatedIf(other.operator().negated())
                        == TruthValue.FALSE;
    }

    private String on(TrustCondition condition, String value) {
        return condition.operatorText() + " on " + condition.key() + " with " + shown.quoted(value);
    }
}
