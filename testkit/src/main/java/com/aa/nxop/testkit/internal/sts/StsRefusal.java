package com.aa.nxop.testkit.internal.sts;

/** STS said no, with AWS's code, HTTP status and text. */
public final class StsRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int status;

    public StsRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
