package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.internal.iam.GuardPolicies;
import com.aa.nxop.testkit.internal.iam.RolePrincipal;
import com.aa.nxop.testkit.internal.sigv4.SigningCredentials;
import com.aa.nxop.testkit.internal.sts.AccountSession;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the broker goes by of a session that STS issued. */
record MskSession(
        String accessKeyId,
        String secretAccessKey,
        String sessionToken,
        Instant expiresAt,
        String arn,
        String roleArn,
        String accountId,
        String userId,
        Map<String, String> roleTags,
        Map<String, String> tags,
        String identityPolicy,
        @Nullable String policy,
        @Nullable Instant issuedAt,
        @Nullable String sourceIdentity,
        GuardPolicies guardrails)
        implements SigningCredentials, RolePrincipal {
    /** A session that nothing narrows but its own policies. */
    MskSession(
            String accessKeyId,
            String secretAccessKey,
            String sessionToken,
            Instant expiresAt,
            String arn,
            String roleArn,
            String accountId,
            String userId,
            Map<String, String> roleTags,
            Map<String, String> tags,
            String identityPolicy,
            @Nullable String policy,
            @Nullable Instant issuedAt,
            @Nullable String sourceIdentity) {
        this(
                accessKeyId,
                secretAccessKey,
                sessionToken,
                expiresAt,
                arn,
                roleArn,
                accountId,
                userId,
                roleTags,
                tags,
                identityPolicy,
                policy,
                issuedAt,
                sourceIdentity,
                GuardPolicies.NONE);
    }

    static MskSession of(AccountSession session) {
        return new MskSession(
                session.accessKeyId(),
                session.secretAccessKey(),
                session.sessionToken(),
                session.expiresAt(),
                session.arn(),
                session.roleArn(),
                session.accountId(),
                session.userId(),
                session.roleTags(),
                session.tags(),
                session.identityPolicy(),
                session.policy(),
                session.issuedAt(),
                session.sourceIdentity(),
                session.guardrails());
    }

    /** Without the secret and the token. */
    @Override
    public String toString() {
        return accessKeyId + " " + arn + " until " + expiresAt;
    }
}
