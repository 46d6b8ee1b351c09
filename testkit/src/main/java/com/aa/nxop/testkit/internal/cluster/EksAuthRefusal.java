package com.aa.nxop.testkit.internal.cluster;

import java.util.Set;

/** EKS Auth said no, with the code, HTTP status and text of its API. */
final class EksAuthRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Where the agent forgets what it had cached: trying again cannot help. */
    private static final Set<String> FINAL = Set.of(
            "ResourceNotFoundException", "ExpiredTokenException", "InvalidTokenException", "AccessDeniedException");

    private final int status;
    private final String code;

    EksAuthRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    boolean recoverable() {
        return !FINAL.contains(code);
    }
}
