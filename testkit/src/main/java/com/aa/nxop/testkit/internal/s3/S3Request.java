package com.aa.nxop.testkit.internal.s3;

import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.iam.AuthorizationContext;
import com.aa.nxop.testkit.internal.sigv4.SignedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call of S3, whichever server took it. */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
record S3Request(String method, String target, Map<String, List<String>> headers, byte[] body, String remoteAddress)
        implements SignedRequest, AuthorizationContext {
    static S3Request of(HttpCall call) {
        return new S3Request(call.method(), call.target(), call.headers(), call.body(), call.remoteAddress());
    }

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
