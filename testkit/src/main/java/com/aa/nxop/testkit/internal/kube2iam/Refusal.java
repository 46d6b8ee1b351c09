package com.aa.nxop.testkit.internal.kube2iam;

/** kube2iam said no, in plain text. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String text) {
        super(text);
        this.status = status;
    }

    int status() {
        return status;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
