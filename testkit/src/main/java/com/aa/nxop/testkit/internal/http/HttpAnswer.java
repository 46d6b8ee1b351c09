package com.aa.nxop.testkit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP response to be sent. */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    public static HttpAnswer of(int status, String contentType, String body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
