package com.aa.nxop.testkit.http;

import java.io.IOException;

/** The peer does not speak HTTP/1.1 as this front understands it; the status says how. */
final class BadRequest extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    BadRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
