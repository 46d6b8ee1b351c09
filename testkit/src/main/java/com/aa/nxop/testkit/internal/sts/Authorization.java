package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.internal.iam.AuthorizationRequest;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.Decision;
import com.aa.nxop.testkit.internal.iam.MalformedPolicy;
import com.aa.nxop.testkit.internal.iam.Permissions;
import com.aa.nxop.testkit.internal.iam.Policy;

/** Whether a role may be assumed: its trust policy, and for a session also what the session itself may do. */
final class Authorization {
    private Authorization() {}

    static boolean allows(Actor actor, Role role, String action, ContextKeys keys) {
        try {
            return trusted(actor, role, action, keys);
        } catch (MalformedPolicy e) {
            // IAM would never have stored it: this is a mistake in how the world was set up, and must not look like a
            // refusal.
            throw new StsRefusal(
                    500,
                    "InternalFailure",
                    "A policy involved in " + action + " on " + role.arn() + " is malformed. " + e.getMessage());
        }
    }

    private static boolean trusted(Actor actor, Role role, String action, ContextKeys keys) {
        Decision trust = Policy.parseTrust(role.trustPolicy())
                .decide(new AuthorizationRequest(actor.caller(), action, role.arn(), keys));
        if (trust == Decision.NO_MATCH || trust == Decision.EXPLICIT_DENY) {
            return false;
        }
        AccountSession session = actor.session();
        if (session == null) {
            return true;
        }
        Decision own = Permissions.decide(session, action, role.arn(), keys);
        boolean oneAccount = session.role().accountId().equals(role.accountId());
        // Within one account a trust policy that names the caller is enough, unless the session was narrowed.
        boolean trustIsEnough = oneAccount && trust == Decision.ALLOW && session.policy() == null;
        return trustIsEnough ? own != Decision.EXPLICIT_DENY : own == Decision.ALLOW;
    }
}
