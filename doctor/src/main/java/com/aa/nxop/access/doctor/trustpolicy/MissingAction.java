package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.List;

/** Says that no statement allows an action, and which one should. */
record MissingAction(String action, RedactedText shown) {
    /** @param candidates the statements that come closest to what is needed, the best first */
    PolicyFinding among(List<PolicyStatement> candidates) {
        String start = "No statement allows " + action
                + (isTagging()
                        ? ", which the call needs because its session has tags"
                        : ", which is what the pod calls");
        if (candidates.isEmpty()) {
            return new PolicyFinding(Kind.BLOCKS, TrustPolicy.NAME, action, start + ". Add a statement that does.");
        }
        PolicyStatement statement = candidates.get(0);
        String element = statement.notActions() ? "NotAction " : "Action ";
        return new PolicyFinding(
                Kind.BLOCKS,
                statement.name(),
                action,
                start + "; this one has the " + element + shown.quoted(statement.actions(), "and") + ". "
                        + remedy(statement));
    }

    private String remedy(PolicyStatement statement) {
        if (isTagging()
                && statement.conditions().stream()
                        .anyMatch(condition -> condition.isAbout(ConditionKeys.EXTERNAL_ID))) {
            return "Allow " + action
                    + " in a statement of its own: this one's condition on sts:ExternalId can never hold for it.";
        }
        return statement.notActions() ? "Write an Action with " + action + "." : "Add " + action + ".";
    }

    private boolean isTagging() {
        return action.equals(PolicyStatement.TAG_SESSION);
    }
}
