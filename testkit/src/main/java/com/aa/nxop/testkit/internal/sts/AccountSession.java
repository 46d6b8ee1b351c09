package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.internal.iam.GuardPolicies;
import com.aa.nxop.testkit.internal.iam.RolePrincipal;
import com.aa.nxop.testkit.internal.sigv4.SigningCredentials;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role session that STS issued.
 *
 * @param tags session tags, inherited ones included
 * @param transitiveKeys those of the tags that the next role in a chain inherits
 * @param policy the session policy, JSON, which narrows what the role may do; null for none
 * @param issuedAt as in {@code aws:TokenIssueTime}; null if that is not known
 * @param sourceIdentity who is behind it, through all roles of a chain; null if nobody said
 */
public record AccountSession(
        String accessKeyId,
        String secretAccessKey,
        String sessionToken,
        Role role,
        String sessionName,
        Map<String, String> tags,
        Set<String> transitiveKeys,
        Instant expiresAt,
        @Nullable String policy,
        @Nullable Instant issuedAt,
        @Nullable String sourceIdentity)
        implements SigningCredentials, RolePrincipal {
    public AccountSession {
        tags = Map.copyOf(tags);
        transitiveKeys = Set.copyOf(transitiveKeys);
    }

    public AccountSession(
            String accessKeyId,
            String secretAccessKey,
            String sessionToken,
            Role role,
            String sessionName,
            Map<String, String> tags,
            Set<String> transitiveKeys,
            Instant expiresAt) {
        this(accessKeyId, secretAccessKey, sessionToken, role, sessionName, tags, transitiveKeys, expiresAt, null);
    }

    public AccountSession(
            String accessKeyId,
            String secretAccessKey,
            String sessionToken,
            Role role,
            String sessionName,
            Map<String, String> tags,
            Set<String> transitiveKeys,
            Instant expiresAt,
            @Nullable String policy) {
        this(
                accessKeyId,
                secretAccessKey,
                sessionToken,
                role,
                sessionName,
                tags,
                transitiveKeys,
                expiresAt,
                policy,
                null,
                null);
    }

    /** For example {@code arn:aws:sts::178549792225:assumed-role/example-role/session}: without the role's path, as AWS does. */
    @Override
    public String arn() {
        return "arn:" + role.arn().split(":", 3)[1] + ":sts::" + role.accountId() + ":assumed-role/" + role.name() + "/"
                + sessionName;
    }

    /** What users of the sandbox see of it. */
    public SandboxSts.Session issued() {
        return new SandboxSts.Session(
                accessKeyId,
                secretAccessKey,
                sessionToken,
                arn(),
                role.arn(),
                sessionName,
                tags,
                transitiveKeys,
                expiresAt,
                sourceIdentity);
    }

    @Override
    public GuardPolicies guardrails() {
        return role.guardrails();
    }

    @Override
    public String roleArn() {
        return role.arn();
    }

    @Override
    public String accountId() {
        return role.accountId();
    }

    @Override
    public Map<String, String> roleTags() {
        return role.tags();
    }

    @Override
    public String identityPolicy() {
        return role.identityPolicy();
    }

    /** As in {@code aws:userid} and in GetCallerIdentity. */
    @Override
    public String userId() {
        return role.id() + ":" + sessionName;
    }

    /** Without the secret and the token. */
    @Override
    public String toString() {
        return accessKeyId + " " + arn() + " until " + expiresAt;
    }
}
