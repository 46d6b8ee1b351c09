package com.aa.nxop.testkit.internal.iam;

/** A policy document that IAM would refuse to store. The message says which element, and why. */
public final class MalformedPolicy extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedPolicy(String message) {
        super(message);
    }

    MalformedPolicy(String message, Throwable cause) {
        super(message, cause);
    }
}
