package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;
import java.util.Optional;

/** What to change about a condition that fails for this pod: the likeliest mistake first. */
record ConditionRemedy(RedactedText shown, RequestContext keys) {
    String of(TrustCondition condition) {
        RequestValue sent = keys.get(condition.key());
        if (condition.isAbout(ConditionKeys.EXTERNAL_ID)) {
            return externalId(condition);
        }
        if (condition.operator() == ConditionOperator.NULL) {
            return condition.wantsAbsence(true)
                    ? "Take the condition out, if this pod should have access."
                    : absent(condition);
        }
        if (sent.is(RequestValue.Kind.ABSENT)) {
            return absent(condition);
        }
        if (condition.comparesSetAsOne()) {
            return "The key is a set, so the operator needs a quantifier. " + BrokenConditions.quantified(condition);
        }
        if (condition.operator().negated()) {
            return "Take this pod's value out of the condition, if this pod should have access.";
        }
        return switch (sent.values().size()) {
            case 0 -> hidden(condition);
            case 1 -> known(condition, sent.values().get(0));
            default -> others(condition, sent);
        };
    }

    private String known(TrustCondition condition, String actual) {
        return condition.wanted().stream()
                .map(wanted -> mistake(condition, wanted, actual))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> others(condition, RequestValue.of(actual)));
    }

    /** Such as the ARN of the cluster, of which only the account is known. */
    private String hidden(TrustCondition condition) {
        return condition.wanted().stream()
                .map(wanted -> cluster(condition, wanted, ":" + RoleArn.account(keys.facts()) + ":"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> others(condition, RequestValue.HIDDEN));
    }

    private Optional<String> mistake(TrustCondition condition, String wanted, String actual) {
        if (wanted.equalsIgnoreCase(actual)) {
            return Optional.of("They differ only in upper and lower case, and IAM compares the case. Write "
                    + shown.quoted(actual) + ".");
        }
        return BrokenConditions.neverMatches(condition, wanted)
                .or(() -> principalArn(condition, wanted))
                .or(() -> cluster(condition, wanted, actual))
                .or(() -> variable(condition, wanted));
    }

    private static Optional<String> principalArn(TrustCondition condition, String wanted) {
        if (condition.isAbout(ConditionKeys.PRINCIPAL_ARN) && wanted.endsWith(":root")) {
            return Optional.of(
                    "In aws:PrincipalArn, root is only the root user. Name the role, or take the condition out: the Principal"
                            + " names the account.");
        }
        return condition.isAbout(ConditionKeys.PRINCIPAL_ARN) && wanted.contains(":assumed-role/")
                ? Optional.of("aws:PrincipalArn is the role's ARN, never the session's. Write the role's.")
                : Optional.empty();
    }

    private Optional<String> cluster(TrustCondition condition, String wanted, String actual) {
        String account = condition.clusterAccount(wanted);
        return account.isEmpty() || actual.contains(":" + account + ":")
                ? Optional.empty()
                : Optional.of("The policy names clusters of account " + account + ", but this pod's cluster is in "
                        + RoleArn.account(keys.facts()) + ": correct the account, if this pod should have access.");
    }

    private Optional<String> variable(TrustCondition condition, String wanted) {
        return PolicyVariables.keys(wanted).stream()
                .filter(key -> condition.variables() && keys.get(key).is(RequestValue.Kind.ABSENT))
                .findFirst()
                .map(key -> "The variable " + key + " has no value for this pod, so nothing matches."
                        + (ConditionKeys.isTag(key, ConditionKeys.PRINCIPAL_TAG)
                                ? " " + passedNow(ConditionKeys.tag(key))
                                : "")
                        + " Change the variable.");
    }

    private String others(TrustCondition condition, RequestValue sent) {
        if (condition.isAbout("aws:MultiFactorAuthPresent")) {
            return "No pod has a second factor: take the condition out.";
        }
        List<String> missing = sent.values().stream()
                .filter(value -> condition.wanted().stream()
                        .allMatch(wanted -> condition.hits(wanted, value, keys) == TruthValue.FALSE))
                .toList();
        if (missing.isEmpty() || !condition.operator().takesVariables()) {
            return "Change the condition, if this pod should have access.";
        }
        String set = condition.isAbout("sts:RoleSessionName")
                ? "Set NXOP_SESSION_NAME to a name that the policy wants, or add "
                : condition.isAbout("sts:SourceIdentity")
                        ? "Set NXOP_SOURCE_IDENTITY to a value that the policy wants, or add "
                        : "Add ";
        return set + shown.quoted(missing, "and") + " to its values, if this pod should have access.";
    }

    private String externalId(TrustCondition condition) {
        if (keys.further()) {
            return "Allow " + keys.action()
                    + " in a statement of its own without this condition: sts:ExternalId is a key of sts:AssumeRole alone.";
        }
        if (condition.operator().negated()) {
            return "Set NXOP_EXTERNAL_ID to another id, or change the policy.";
        }
        if (condition.operator() == ConditionOperator.NULL && condition.wantsAbsence(true)) {
            return "Leave NXOP_EXTERNAL_ID out, or take the condition out.";
        }
        return keys.facts().externalId().isEmpty()
                ? "Set NXOP_EXTERNAL_ID to the id that the policy wants."
                : "Set NXOP_EXTERNAL_ID to the id that the policy wants, or change the policy.";
    }

    private String absent(TrustCondition condition) {
        String tag = ConditionKeys.tag(condition.key());
        if (ConditionKeys.isTag(condition.key(), ConditionKeys.PRINCIPAL_TAG)) {
            return passedNow(tag) + " Change the key.";
        }
        if (tag.isEmpty()) {
            return neverOrNotNow(condition);
        }
        return switch (tag) {
            case ConditionKeys.CLUSTER_ARN, ConditionKeys.CLUSTER_NAME ->
                "Set NXOP_CLUSTER_ARN, so that the pod sends it.";
            default ->
                ConditionKeys.OF_THE_POD.contains(tag)
                        ? "Let the pod send it: with NXOP_SESSION_TAG_MODE=auto it does, once the SDK knows the pod's identity."
                        : "Add the tag to NXOP_SESSION_TAGS, or take the condition out.";
        };
    }

    private static String passedNow(String tag) {
        return "The key of a tag that the call passes is " + ConditionKeys.REQUEST_TAG + tag
                + ": aws:PrincipalTag holds only tags that the pod's own session has already.";
    }

    private String neverOrNotNow(TrustCondition condition) {
        if (condition.isAbout("sts:RoleSessionName")) {
            return "Allow " + keys.action()
                    + " in a statement of its own without this condition: sts:RoleSessionName is a key of sts:AssumeRole"
                    + " alone.";
        }
        if (condition.isAbout("sts:SourceIdentity")) {
            return "Set NXOP_SOURCE_IDENTITY to a value that the policy wants, and allow sts:SetSourceIdentity, or take the condition out.";
        }
        return condition.isAbout("aws:TagKeys")
                ? "Let the pod send tags, or take the condition out."
                : ConditionKeys.ofServices(condition.key())
                        ? "Only calls by AWS services have this key: take the condition out."
                        : "No call of a pod has this key: take the condition out.";
    }
}
