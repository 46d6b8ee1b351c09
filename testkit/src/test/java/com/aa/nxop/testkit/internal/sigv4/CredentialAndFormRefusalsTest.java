package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Wrong credentials, and signatures that are incomplete. */
class CredentialAndFormRefusalsTest extends Refusals {
    private static final String STS_MISMATCH = "The request signature we calculated does not match the signature you"
            + " provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.";

    @Test
    void notSigned() {
        ReceivedCall call = Calls.of("POST", "/").header("host", "x").build();

        check(
                sts(call),
                Reason.NOT_SIGNED,
                403,
                "MissingAuthenticationToken",
                "Request is missing Authentication Token");
        check(s3(call), Reason.NOT_SIGNED, 403, "AccessDenied", "Access Denied");
    }

    @Test
    void anUnknownKey() {
        TestKey stranger = copy("ASIASTRANGER", Signed.SESSION.sessionToken(), Signed.SESSION.expiresAt());

        check(
                sts(Signed.of(SdkHttpMethod.GET, ROOT).by(stranger).inHeader()),
                Reason.UNKNOWN_KEY,
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid.");
        check(
                s3(Signed.of(SdkHttpMethod.GET, ROOT).by(stranger).forS3().inHeader()),
                Reason.UNKNOWN_KEY,
                403,
                "InvalidAccessKeyId",
                "The AWS Access Key Id you provided does not exist in our records.");
    }

    @Test
    void aTokenOfAnotherSession() {
        TestKey mixed = copy(Signed.SESSION.accessKeyId(), "other token", Signed.SESSION.expiresAt());

        check(
                sts(Signed.of(SdkHttpMethod.GET, ROOT).by(mixed).inHeader()),
                Reason.WRONG_TOKEN,
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid.");
        check(
                s3(Signed.of(SdkHttpMethod.GET, ROOT).by(mixed).forS3().inHeader()),
                Reason.WRONG_TOKEN,
                400,
                "InvalidToken",
                "The provided token is malformed or otherwise invalid.");
    }

    @Test
    void noToken() {
        ReceivedCall call = without(Signed.of(SdkHttpMethod.GET, ROOT).inHeader(), "x-amz-security-token");

        assertThat(sts(call).reason()).isEqualTo(Reason.WRONG_TOKEN);
    }

    @Test
    void anExpiredSession() {
        TestKeys sessions = new TestKeys();
        sessions.add(copy(Signed.SESSION.accessKeyId(), Signed.SESSION.sessionToken(), Signed.NOW));
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
        ReceivedCall object = Signed.of(SdkHttpMethod.GET, ROOT).forS3().inHeader();

        check(
                refusal(SignatureCheck.of("sts", sessions, Signed.CLOCK), call),
                Reason.SESSION_EXPIRED,
                403,
                "ExpiredToken",
                "The security token included in the request is expired");
        check(
                refusal(SignatureCheck.s3(sessions, Signed.CLOCK), object),
                Reason.SESSION_EXPIRED,
                400,
                "ExpiredToken",
                "The provided token has expired.");
    }

    @Test
    void aSessionInItsLastMoment() {
        TestKeys sessions = new TestKeys();
        TestKey session = copy(Signed.SESSION.accessKeyId(), Signed.SESSION.sessionToken(), Signed.NOW.plusMillis(1));
        sessions.add(session);

        assertThat(SignatureCheck.of("sts", sessions, Signed.CLOCK)
                        .verify(Signed.of(SdkHttpMethod.GET, ROOT).inHeader()))
                .isEqualTo(session);
    }

    @Test
    void expiredEvenIfTheSignatureIsWrongToo() {
        TestKeys sessions = new TestKeys();
        sessions.add(copy(Signed.SESSION.accessKeyId(), Signed.SESSION.sessionToken(), Signed.NOW));
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
        ReceivedCall forged = new ReceivedCall("POST", call.target(), call.headers(), call.body());

        assertThat(refusal(SignatureCheck.of("sts", sessions, Signed.CLOCK), forged)
                        .reason())
                .isEqualTo(Reason.SESSION_EXPIRED);
    }

    @Test
    void aWrongSignature() {
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
        ReceivedCall object = Signed.of(SdkHttpMethod.GET, ROOT).forS3().inHeader();

        check(
                sts(new ReceivedCall("POST", "/", call.headers(), call.body())),
                Reason.WRONG_SIGNATURE,
                403,
                "SignatureDoesNotMatch",
                STS_MISMATCH);
        check(
                s3(new ReceivedCall("DELETE", "/", object.headers(), object.body())),
                Reason.WRONG_SIGNATURE,
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and"
                        + " signing method.");
    }

    @Test
    void aHostThatIsNotSigned() {
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
        String authorization = call.header("authorization").orElseThrow().replace("host;", "");

        check(
                sts(with(call, "authorization", authorization)),
                Reason.HOST_NOT_SIGNED,
                403,
                "SignatureDoesNotMatch",
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void aBodyWithoutItsHash() {
        ReceivedCall call = Signed.of(SdkHttpMethod.PUT, ROOT).forS3().body("x").inHeader();
        String authorization = call.header("authorization").orElseThrow().replace("x-amz-content-sha256;", "");

        check(
                s3(with(without(call, "x-amz-content-sha256"), "authorization", authorization)),
                Reason.BODY_HASH_MISSING,
                400,
                "InvalidRequest",
                "Missing required header for this request: x-amz-content-sha256");
    }

    @Test
    void aBodyThatIsNotTheOneHashed() {
        ReceivedCall call = Signed.of(SdkHttpMethod.PUT, ROOT).forS3().body("x").inHeader();

        check(
                s3(new ReceivedCall("PUT", "/", call.headers(), new byte[] {'y'})),
                Reason.BODY_HASH_WRONG,
                400,
                "XAmzContentSHA256Mismatch",
                "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Basic dXNlcjpwYXNz | Authorization header requires the algorithm 'AWS4-HMAC-SHA256'.
                    AWS ASIA:signature | Authorization header requires the algorithm 'AWS4-HMAC-SHA256'.
                    AWS4-HMAC-SHA256 x | Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.
                    AWS4-HMAC-SHA256 Credential=a, Signature=b | Authorization header requires 'SignedHeaders' parameter.
                    AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host | Authorization header requires 'Signature' parameter.
                    AWS4-HMAC-SHA256 Signature=a, SignedHeaders=host | Authorization header requires 'Credential' parameter.
                    AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c | Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/aws4_request.
                    """)
    void anAuthorizationThatIsIncomplete(String authorization, String message) {
        ReceivedCall call = Calls.of("GET", "/")
                .header("host", "x")
                .header("x-amz-date", "20261121T120000Z")
                .header("authorization", authorization)
                .build();

        check(sts(call), Reason.INCOMPLETE, 400, "IncompleteSignature", message);
        check(
                s3(call),
                Reason.INCOMPLETE,
                400,
                "AuthorizationHeaderMalformed",
                "The authorization header is malformed; " + message);
    }

    @Test
    void noDate() {
        ReceivedCall call = without(Signed.of(SdkHttpMethod.GET, ROOT).inHeader(), "x-amz-date");

        check(
                sts(call),
                Reason.INCOMPLETE,
                400,
                "IncompleteSignature",
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    X-Amz-Algorithm=AWS4-HMAC-SHA256 | X-Amz-Algorithm=AWS4-ECDSA | X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"
                    X-Amz-Expires=60                 | X-Amz-Expires=604801 | X-Amz-Expires must be between 0 and 604800 seconds
                    X-Amz-Expires=60                 | X-Amz-Expires=-1     | X-Amz-Expires must be between 0 and 604800 seconds
                    X-Amz-Expires=60                 | X-Amz-Expires=soon   | X-Amz-Expires must be between 0 and 604800 seconds
                    X-Amz-Expires=60                 | X-Amz-Expired=60     | AWS query-string parameters must include 'X-Amz-Expires'.
                    X-Amz-SignedHeaders=             | X-Amz-Signed=        | AWS query-string parameters must include 'X-Amz-SignedHeaders'.
                    X-Amz-Credential=                | X-Amz-Credentials=   | AWS query-string parameters must include 'X-Amz-Credential'.
                    X-Amz-Signature=                 | X-Amz-Sig=           | AWS query-string parameters must include 'X-Amz-Signature'.
                    X-Amz-Date=2026                  | X-Amz-Date=20261321  | X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'"
                    """)
    void aUrlThatIsIncomplete(String from, String to, String message) {
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, ROOT).inQuery(Duration.ofSeconds(60));

        check(
                sts(new ReceivedCall("GET", call.target().replace(from, to), call.headers(), call.body())),
                Reason.INCOMPLETE,
                400,
                "IncompleteSignature",
                message);
    }
}
