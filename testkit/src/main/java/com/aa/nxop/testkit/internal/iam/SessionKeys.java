package com.aa.nxop.testkit.internal.iam;

/** The condition keys that follow from who calls. */
public final class SessionKeys {
    private SessionKeys() {}

    /** {@code aws:username} and {@code aws:MultiFactorAuthAge} are absent: no role session has them. */
    public static ContextKeys of(RolePrincipal session) {
        return identified(session)
                .withTags("aws:PrincipalTag/", session.roleTags())
                .withTags("aws:PrincipalTag/", session.tags())
                .with("aws:PrincipalArn", session.roleArn())
                .with("aws:PrincipalAccount", session.accountId())
                .with("aws:PrincipalType", "AssumedRole")
                .with("aws:userid", session.userId())
                .with("aws:MultiFactorAuthPresent", "false")
                // The sandbox speaks plain HTTP on loopback, but stands for endpoints that are all TLS.
                .with("aws:SecureTransport", "true");
    }

    private static ContextKeys identified(RolePrincipal session) {
        ContextKeys keys = ContextKeys.NONE;
        if (session.issuedAt() != null) {
            keys = keys.with("aws:TokenIssueTime", RequestKeys.time(session.issuedAt()));
        }
        return session.sourceIdentity() == null ? keys : keys.with("aws:SourceIdentity", session.sourceIdentity());
    }
}
