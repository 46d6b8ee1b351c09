package com.aa.nxop.testkit.internal.http;

import com.aa.nxop.testkit.internal.iam.AuthorizationContext;
import com.aa.nxop.testkit.internal.sigv4.SignedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as it came in, byte for byte where signatures need it.
 *
 * @param method upper case, as sent
 * @param target path and query exactly as on the request line, still percent-encoded
 * @param headers by lower-case name, values in the order of arrival
 * @param body the bytes as received
 * @param remoteAddress of whoever sent it, as in {@code aws:SourceIp}
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
public record HttpCall(
        String method, String target, Map<String, List<String>> headers, byte[] body, String remoteAddress)
        implements SignedRequest, AuthorizationContext {
    private static final String LOOPBACK = "127.0.0.1";

    /** One from this machine. */
    public HttpCall(String method, String target, Map<String, List<String>> headers, byte[] body) {
        this(method, target, headers, body, LOOPBACK);
    }

    /** The first value of a header, whatever the case of its name. */
    @Override
    public Optional<String> header(String name) {
        return SignedRequest.super.header(name);
    }

    /** Without headers and body: both may hold credentials. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
