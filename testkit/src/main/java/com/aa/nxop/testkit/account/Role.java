package com.aa.nxop.testkit.account;

import java.time.Duration;
import java.util.Map;

/**
 * An IAM role.
 *
 * @param arn for example {@code arn:aws:iam::178549792225:role/example-role}, with its path
 * @param trustPolicy JSON
 * @param identityPolicy JSON: what its sessions may do
 * @param tags the role's own tags, which are principal tags of its sessions but never session tags
 */
public record Role(
        String arn, String trustPolicy, String identityPolicy, Map<String, String> tags, Duration maxSessionDuration) {
    public static Role of(String arn, String trustPolicy, String identityPolicy) {
        return new Role(arn, trustPolicy, identityPolicy, Map.of(), Duration.ofHours(1));
    }

    public String accountId() {
        return arn.split(":", 6)[4];
    }

    /** The last part of the path: what stands in the ARN of a session. */
    public String name() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
