package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;

/** Says of a condition what it wants and what this pod sends. */
record ConditionText(RedactedText shown, RequestContext keys) {
    /** Why it fails, and what to change. */
    String failing(TrustCondition condition) {
        return wants(condition) + "; " + sends(condition) + ". " + new ConditionRemedy(shown, keys).of(condition);
    }

    /** Why nobody can tell. */
    String unknown(TrustCondition condition) {
        return wants(condition) + "; the Doctor cannot tell whether this pod meets that.";
    }

    /** Why it holds, for a Deny. */
    String holding(TrustCondition condition) {
        return wants(condition) + ", and " + sends(condition);
    }

    String wants(TrustCondition condition) {
        return shown.wants(condition);
    }

    private String sends(TrustCondition condition) {
        RequestValue sent = keys.get(condition.key());
        if (condition.isAbout(ConditionKeys.EXTERNAL_ID)) {
            return externalId(condition);
        }
        boolean tag = ConditionKeys.isTag(condition.key(), ConditionKeys.REQUEST_TAG);
        return switch (sent.kind()) {
            case ABSENT -> tag ? "this pod sends no such tag" : "this pod's call has no such key";
            case KNOWN -> (tag ? "this pod sends " : "for this pod it is ") + values(sent.values());
            case HIDDEN, UNKNOWN ->
                condition.wanted().stream()
                                .anyMatch(value ->
                                        !condition.clusterAccount(value).isEmpty())
                        ? "this pod's cluster is in account " + RoleArn.account(keys.facts())
                        : "this pod sends one";
        };
    }

    private String externalId(TrustCondition condition) {
        if (keys.further()) {
            return keys.action() + " has no such key";
        }
        return keys.facts().externalId().isEmpty()
                ? "this pod sends none"
                : condition.operator().negated() || condition.operator() == ConditionOperator.NULL
                        ? "this pod sends one"
                        : "this pod sends another";
    }

    private String values(List<String> values) {
        return shown.quoted(values, "and");
    }
}
