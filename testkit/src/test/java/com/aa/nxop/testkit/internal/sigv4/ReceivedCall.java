package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.RawRequest;
import java.util.List;
import java.util.Map;

/** A request as a server gets it. */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
record ReceivedCall(String method, String target, Map<String, List<String>> headers, byte[] body)
        implements SignedRequest {
    static ReceivedCall of(RawRequest request) {
        return new ReceivedCall(request.method(), request.target(), request.headers(), request.body());
    }
}
