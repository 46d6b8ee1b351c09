package com.aa.nxop.testkit.internal.sigv4;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its own signature.
 *
 * @param token the session token, if one was sent
 * @param validFor of a presigned URL; null for a signature in the header
 */
record Claim(
        String accessKeyId,
        Scope scope,
        List<String> signedHeaders,
        String signature,
        Instant signedAt,
        @Nullable String token,
        @Nullable Duration validFor) {
    boolean presigned() {
        return validFor != null;
    }

    boolean signs(String header) {
        return signedHeaders.contains(header);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return accessKeyId + "/" + scope;
    }
}
