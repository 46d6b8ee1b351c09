package com.aa.nxop.testkit.internal.ssm;

/** SSM said no, with the code and text of its API. Its status is always 400. */
final class SsmRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    SsmRefusal(String code, String message) {
        super(message);
        this.code = code;
    }

    static SsmRefusal invalid(String message) {
        return new SsmRefusal("ValidationException", message);
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
