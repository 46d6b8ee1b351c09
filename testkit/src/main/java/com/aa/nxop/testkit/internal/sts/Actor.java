package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.internal.iam.Caller;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.SessionKeys;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a role.
 *
 * @param name as refusals and records call it
 * @param session null for an AWS service
 * @param keys the condition keys that follow from who it is
 */
record Actor(Caller caller, String name, @Nullable AccountSession session, ContextKeys keys) {
    static Actor holding(AccountSession session) {
        return new Actor(Caller.RoleSession.of(session), session.arn(), session, SessionKeys.of(session));
    }

    static Actor service(String principal) {
        ContextKeys keys = ContextKeys.NONE
                .with("aws:PrincipalIsAWSService", "true")
                .with("aws:PrincipalServiceName", principal)
                .with("aws:SecureTransport", "true");
        return new Actor(new Caller.AwsService(principal), principal, null, keys);
    }

    /** With the condition keys of a request of its. */
    Actor asking(ContextKeys request) {
        return new Actor(caller, name, session, keys.and(request));
    }
}
