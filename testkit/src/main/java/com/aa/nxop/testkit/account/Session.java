package com.aa.nxop.testkit.account;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A role session that STS issued.
 *
 * @param tags session tags, inherited ones included
 * @param transitiveKeys those of the tags that the next role in a chain inherits
 */
public record Session(
        String accessKeyId,
        String secretAccessKey,
        String sessionToken,
        Role role,
        String sessionName,
        Map<String, String> tags,
        Set<String> transitiveKeys,
        Instant expiresAt) {
    /** For example {@code arn:aws:sts::178549792225:assumed-role/example-role/session}: without the role's path, as AWS does. */
    public String arn() {
        return "arn:" + role.arn().split(":", 3)[1] + ":sts::" + role.accountId() + ":assumed-role/" + role.name() + "/"
                + sessionName;
    }

    @Override
    public String toString() {
        return accessKeyId + " " + arn() + " until " + expiresAt;
    }
}
