package com.aa.nxop.testkit.internal.http;

import org.apache.hc.core5.http.ProtocolException;

/** The peer sent what this front does not take; the status says how it answers. */
final class UnreadableRequest extends ProtocolException {
    private static final long serialVersionUID = 1;

    private final int status;

    UnreadableRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
