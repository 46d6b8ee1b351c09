package com.aa.nxop.testkit.internal.iam;

import com.aa.nxop.testkit.internal.account.AccountSession;

/** The condition keys that follow from who calls. */
public final class SessionKeys {
    private SessionKeys() {}

    /** {@code aws:username} and {@code aws:MultiFactorAuthAge} are absent: no role session has them. */
    public static ContextKeys of(AccountSession session) {
        return identified(session)
                .withTags("aws:PrincipalTag/", session.role().tags())
                .withTags("aws:PrincipalTag/", session.tags())
                .with("aws:PrincipalArn", session.role().arn())
                .with("aws:PrincipalAccount", session.role().accountId())
                .with("aws:PrincipalType", "AssumedRole")
                .with("aws:userid", session.userId())
                .with("aws:MultiFactorAuthPresent", "false")
                // The sandbox speaks plain HTTP on loopback, but stands for endpoints that are all TLS.
                .with("aws:SecureTransport", "true");
    }

    private static ContextKeys identified(AccountSession session) {
        ContextKeys keys = ContextKeys.NONE;
        if (session.issuedAt() != null) {
            keys = keys.with("aws:TokenIssueTime", RequestKeys.time(session.issuedAt()));
        }
        return session.sourceIdentity() == null ? keys : keys.with("aws:SourceIdentity", session.sourceIdentity());
    }
}
