package com.aa.nxop.testkit.internal.cluster;

/** STS refused a role, with its code and text. */
final class RoleRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    RoleRefusal(String code, String text) {
        super(text);
        this.code = code;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
