package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.internal.iam.AccessDecision;
import com.aa.nxop.testkit.internal.iam.AuthorizationRequest;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.Decision;
import com.aa.nxop.testkit.internal.iam.MalformedPolicy;
import com.aa.nxop.testkit.internal.iam.Permissions;
import com.aa.nxop.testkit.internal.iam.Policy;

/** Whether a role may be assumed: its trust policy, and for a session also what the session itself may do. */
final class Authorization {
    private Authorization() {}

    static AccessDecision decide(Actor actor, Role role, String action, ContextKeys keys) {
        try {
            Decision trust = Policy.parseTrust(role.trustPolicy())
                    .decide(new AuthorizationRequest(actor.caller(), action, role.arn(), keys));
            AccountSession session = actor.session();
            return session == null
                    ? AccessDecision.ofResource(trust, action)
                    : Permissions.decide(session, action, role.arn(), keys, role.accountId(), trust);
        } catch (MalformedPolicy e) {
            // IAM would never have stored it: this is a mistake in how the world was set up, and must not look like a
            // refusal.
            throw new StsRefusal(
                    500,
                    "InternalFailure",
                    "A policy involved in " + action + " on " + role.arn() + " is malformed. " + e.getMessage());
        }
    }
}
