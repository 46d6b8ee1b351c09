package com.aa.nxop.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role session that the sandbox's STS issued.
 *
 * @param arn for example {@code arn:aws:sts::178549792225:assumed-role/example-role/session}
 * @param roleArn the role's ARN with its path
 * @param tags session tags, inherited ones included
 * @param transitiveKeys those of the tags that the next role in a chain inherits
 * @param sourceIdentity who is behind it, through all roles of a chain; null if nobody said
 */
public record IssuedSession(
        String accessKeyId,
        String secretAccessKey,
        String sessionToken,
        String arn,
        String roleArn,
        String sessionName,
        Map<String, String> tags,
        Set<String> transitiveKeys,
        Instant expiresAt,
        @Nullable String sourceIdentity) {
    /** Without the secret and the token. */
    @Override
    public String toString() {
        return accessKeyId + " " + arn + " until " + expiresAt;
    }
}
