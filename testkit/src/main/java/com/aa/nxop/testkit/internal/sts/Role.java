package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.internal.iam.GuardPolicies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;

/**
 * An IAM role.
 *
 * @param arn for example {@code arn:aws:iam::178549792225:role/example-role}, with its path
 * @param trustPolicy JSON
 * @param identityPolicy JSON: what its sessions may do
 * @param tags the role's own tags, which are principal tags of its sessions but never session tags
 * @param guardrails what else has a say about its sessions, and about who gets one
 */
public record Role(
        String arn,
        String trustPolicy,
        String identityPolicy,
        Map<String, String> tags,
        Duration maxSessionDuration,
        GuardPolicies guardrails) {
    public Role {
        tags = Map.copyOf(tags);
    }

    public Role(
            String arn,
            String trustPolicy,
            String identityPolicy,
            Map<String, String> tags,
            Duration maxSessionDuration) {
        this(arn, trustPolicy, identityPolicy, tags, maxSessionDuration, GuardPolicies.NONE);
    }

    public static Role of(String arn, String trustPolicy, String identityPolicy) {
        return new Role(arn, trustPolicy, identityPolicy, Map.of(), Duration.ofHours(1));
    }

    /** The same role among these. */
    public Role within(GuardPolicies others) {
        return new Role(arn, trustPolicy, identityPolicy, tags, maxSessionDuration, others);
    }

    public String accountId() {
        return arn.split(":", 6)[4];
    }

    /** The last part of the path: what stands in the ARN of a session. */
    public String name() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The unique id, {@code AROA} and 17 characters: the same in every run, so that tests can name it. */
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(arn.getBytes(StandardCharsets.UTF_8));
            StringBuilder id = new StringBuilder("AROA");
            for (int i = 0; i < 17; i++) {
                id.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(hash[i] & 31));
            }
            return id.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
