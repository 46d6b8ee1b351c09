package com.aa.nxop.testkit.internal.msk;

/** Somebody is not let in; the message is what MSK tells clients. */
final class LoginRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    LoginRefusedException(String message) {
        super(message);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
