package com.aa.nxop.access.internal.io;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The error codes with which AWS says that a session itself is dead: expired, ended, or unknown. Only a new session is the remedy. A signature
 * or a time that does not fit is none of them: that may be the clock's fault, which a new session would not mend.
 */
public final class DeadSessionCodes {
    private static final Set<String> CODES = Set.of(
            // Common errors of the services with the query protocol, and of those with JSON.
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            // Of S3, beside ExpiredToken (API reference, error responses).
            "InvalidAccessKeyId",
            "InvalidToken",
            "TokenRefreshRequired");

    private DeadSessionCodes() {}

    public static boolean contains(@Nullable String code) {
        return code != null && CODES.contains(code);
    }
}
