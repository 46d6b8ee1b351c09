package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.List;

/** Says that no statement allows an action, and which one should. */
record MissingAction(String action, RedactedText shown, boolean inherited) {
    /** @param candidates the statements that come closest to what is needed, the best first */
    PolicyFinding among(List<PolicyStatement> candidates) {
        String start = "No statement allows " + action
                + (isTagging()
                        ? ", which the call needs because its session has tags"
                        : isIdentifying()
                                ? ", which the call needs because NXOP_SOURCE_IDENTITY sets a source identity"
                                : ", which the pod calls");
        if (candidates.isEmpty()) {
            return new PolicyFinding(
                    Kind.BLOCKS, TrustPolicy.NAME, action, start + ". Add a statement that allows it.");
        }
        PolicyStatement statement = candidates.get(0);
        String element = statement.notActions() ? "NotAction " : "Action ";
        return new PolicyFinding(
                Kind.BLOCKS,
                statement.name(),
                action,
                start + "; this one has the " + element + shown.quoted(statement.actions(), "and") + ". "
                        + remedy(statement) + bestPractices(statement));
    }

    /** EKS Best Practices, "multi-account", before 2026-05-04: sts:AssumeRole on conditions on aws:PrincipalTag. */
    private String bestPractices(PolicyStatement statement) {
        boolean asPublished = isTagging()
                && inherited
                && statement.conditions().stream()
                        .anyMatch(condition -> ConditionKeys.isTag(condition.key(), ConditionKeys.PRINCIPAL_TAG));
        return asPublished
                ? " AWS's EKS Best Practices showed such a policy until May 2026: with EKS Pod Identity, whose sessions have tags, STS"
                        + " always refuses it."
                : "";
    }

    private String remedy(PolicyStatement statement) {
        if (isIdentifying()) {
            return "Allow it in a statement of its own, without conditions on tags or an external id.";
        }
        if (isTagging()
                && statement.conditions().stream()
                        .anyMatch(condition -> condition.isAbout(ConditionKeys.EXTERNAL_ID))) {
            return "Allow " + action
                    + " in a statement of its own: this one's condition on sts:ExternalId can never hold for it.";
        }
        return statement.notActions() ? "Write an Action with " + action + "." : "Add " + action + ".";
    }

    private boolean isIdentifying() {
        return action.equals(PolicyStatement.SET_SOURCE_IDENTITY);
    }

    private boolean isTagging() {
        return action.equals(PolicyStatement.TAG_SESSION);
    }
}
