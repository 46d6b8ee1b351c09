package com.aa.nxop.testkit.internal.docdb;

/** The control plane says no, with RDS's code, HTTP status and text. */
final class RdsRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    final int status;
    final String code;

    RdsRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
