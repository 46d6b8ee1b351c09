package com.aa.nxop.testkit.internal.sts;

import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.iam.AuthorizationContext;
import com.aa.nxop.testkit.internal.sigv4.SignedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call of the AWS Query protocol, whichever server took it. */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
record StsRequest(String method, String target, Map<String, List<String>> headers, byte[] body, String remoteAddress)
        implements SignedRequest, AuthorizationContext {
    static StsRequest of(HttpCall call) {
        return new StsRequest(call.method(), call.target(), call.headers(), call.body(), call.remoteAddress());
    }

    @Override
    public Optional<String> header(String name) {
        return SignedRequest.super.header(name);
    }
}
