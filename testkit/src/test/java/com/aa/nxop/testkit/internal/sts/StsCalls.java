package com.aa.nxop.testkit.internal.sts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.AwsSigner;
import com.aa.nxop.testkit.RawRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Calls as STS gets them. */
final class StsCalls {
    private StsCalls() {}

    static StsRequest of(RawRequest request) {
        return new StsRequest(request.method(), request.target(), request.headers(), request.body(), "127.0.0.1");
    }

    static StsRequest unsigned(String method, String target, String body) {
        return new StsRequest(method, target, Map.of("host", List.of("x")), body.getBytes(UTF_8), "127.0.0.1");
    }

    static StsRequest unsigned(String body) {
        return unsigned("POST", "/", body);
    }

    static AwsSigner get(AccountSession session, Instant at, String query) {
        return signer(SdkHttpMethod.GET, "http://127.0.0.1/?" + query, session, at);
    }

    static StsRequest post(AccountSession session, Instant at, String body) {
        return of(signer(SdkHttpMethod.POST, "http://127.0.0.1/", session, at)
                .body(body)
                .sign(null));
    }

    private static AwsSigner signer(SdkHttpMethod method, String uri, AccountSession session, Instant at) {
        return new AwsSigner(
                method,
                uri,
                AwsSessionCredentialsIdentity.create(
                        session.accessKeyId(), session.secretAccessKey(), session.sessionToken()),
                at);
    }
}
