package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.List;

/** Says that no statement allows an action, and which one should. */
record MissingAction(String action, Shown shown) {
    /** @param candidates the statements that come closest to what is needed, the best first */
    Found among(List<Statement> candidates) {
        String start = "No statement allows " + action
                + (isTagging()
                        ? ", which the call needs because its session has tags"
                        : ", which is what the pod calls");
        if (candidates.isEmpty()) {
            return new Found(Kind.BLOCKS, TrustPolicy.NAME, action, start + ". Add a statement that does.");
        }
        Statement statement = candidates.get(0);
        String element = statement.notActions() ? "NotAction " : "Action ";
        return new Found(
                Kind.BLOCKS,
                statement.name(),
                action,
                start + "; this one has the " + element + shown.quoted(statement.actions(), "and") + ". "
                        + remedy(statement));
    }

    private String remedy(Statement statement) {
        if (isTagging() && statement.conditions().stream().anyMatch(condition -> condition.isAbout(Keys.EXTERNAL_ID))) {
            return "Allow " + action
                    + " in a statement of its own: this one's condition on sts:ExternalId can never hold for it.";
        }
        return statement.notActions() ? "Write an Action with " + action + "." : "Add " + action + ".";
    }

    private boolean isTagging() {
        return action.equals(Statement.TAG_SESSION);
    }
}
