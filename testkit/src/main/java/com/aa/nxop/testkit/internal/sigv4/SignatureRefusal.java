package com.aa.nxop.testkit.internal.sigv4;

/** A request that was not let in, with the code, HTTP status and text that the service in question answers. */
public final class SignatureRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final int status;
    private final String code;

    SignatureRefusal(Reason reason, int status, String code, String text) {
        super(text);
        this.reason = reason;
        this.status = status;
        this.code = code;
    }

    /** Why, whatever the service calls it. */
    public enum Reason {
        NOT_SIGNED,
        INCOMPLETE,
        UNKNOWN_KEY,
        WRONG_TOKEN,
        SESSION_EXPIRED,
        WRONG_REGION,
        WRONG_SERVICE,
        WRONG_TERMINATOR,
        WRONG_SCOPE_DATE,
        CLOCK_SKEWED,
        NOT_YET_VALID,
        URL_EXPIRED,
        HOST_NOT_SIGNED,
        HEADER_NOT_SIGNED,
        BODY_HASH_MISSING,
        BODY_HASH_WRONG,
        WRONG_SIGNATURE
    }

    /** Whether it was what the signing key is good for. */
    public boolean ofScope() {
        return switch (reason) {
            case WRONG_REGION, WRONG_SERVICE, WRONG_TERMINATOR, WRONG_SCOPE_DATE -> true;
            default -> false;
        };
    }

    public Reason reason() {
        return reason;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
