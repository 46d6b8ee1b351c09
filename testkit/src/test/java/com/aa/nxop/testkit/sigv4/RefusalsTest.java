package com.aa.nxop.testkit.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.account.Session;
import com.aa.nxop.testkit.account.Sessions;
import com.aa.nxop.testkit.http.HttpCall;
import com.aa.nxop.testkit.sigv4.SignatureRefusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Reasons, codes, statuses and whole texts, in the words of STS and of S3. */
class RefusalsTest {
    private static final String STS_MISMATCH = "The request signature we calculated does not match the signature you"
            + " provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.";
    private static final String S3_SKEWED =
            "The difference between the request time and the current time is too large.";
    private static final String ROOT = "http://127.0.0.1/";

    @Test
    void notSigned() {
        HttpCall call = Calls.of("POST", "/").header("host", "x").build();

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
        Session stranger = copy("ASIASTRANGER", Signed.SESSION.sessionToken(), Signed.SESSION.expiresAt());

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
        Session mixed = copy(Signed.SESSION.accessKeyId(), "other token", Signed.SESSION.expiresAt());

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
        HttpCall call = without(Signed.of(SdkHttpMethod.GET, ROOT).inHeader(), "x-amz-security-token");

        assertThat(sts(call).reason()).isEqualTo(Reason.WRONG_TOKEN);
    }

    @Test
    void anExpiredSession() {
        Sessions sessions = new Sessions();
        sessions.add(copy(Signed.SESSION.accessKeyId(), Signed.SESSION.sessionToken(), Signed.NOW));
        HttpCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
        HttpCall object = Signed.of(SdkHttpMethod.GET, ROOT).forS3().inHeader();

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
        Sessions sessions = new Sessions();
        Session session = copy(Signed.SESSION.accessKeyId(), Signed.SESSION.sessionToken(), Signed.NOW.plusMillis(1));
        sessions.add(session);

        assertThat(SignatureCheck.of("sts", sessions, Signed.CLOCK)
                        .verify(Signed.of(SdkHttpMethod.GET, ROOT).inHeader()))
                .isEqualTo(session);
    }

    @Test
    void expiredEvenIfTheSignatureIsWrongToo() {
        Sessions sessions = new Sessions();
        sessions.add(copy(Signed.SESSION.accessKeyId(), Signed.SESSION.sessionToken(), Signed.NOW));
        HttpCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
        HttpCall forged = new HttpCall("POST", call.target(), call.headers(), call.body());

        assertThat(refusal(SignatureCheck.of("sts", sessions, Signed.CLOCK), forged)
                        .reason())
                .isEqualTo(Reason.SESSION_EXPIRED);
    }

    @Test
    void aWrongSignature() {
        HttpCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
        HttpCall object = Signed.of(SdkHttpMethod.GET, ROOT).forS3().inHeader();

        check(
                sts(new HttpCall("POST", "/", call.headers(), call.body())),
                Reason.WRONG_SIGNATURE,
                403,
                "SignatureDoesNotMatch",
                STS_MISMATCH);
        check(
                s3(new HttpCall("DELETE", "/", object.headers(), object.body())),
                Reason.WRONG_SIGNATURE,
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and"
                        + " signing method.");
    }

    @Test
    void anotherRegion() {
        HttpCall call = Signed.of(SdkHttpMethod.GET, ROOT).region("eu-west-1").inHeader();
        HttpCall object =
                Signed.of(SdkHttpMethod.GET, ROOT).region("eu-west-1").forS3().inHeader();
        Set<String> regions = Set.of("us-east-1", "us-west-2");

        check(
                refusal(
                        SignatureCheck.of("sts", Signed.sessions(), Signed.CLOCK)
                                .inRegions(regions),
                        call),
                Reason.WRONG_REGION,
                403,
                "SignatureDoesNotMatch",
                "Credential should be scoped to a valid region. ");
        check(
                refusal(SignatureCheck.s3(Signed.sessions(), Signed.CLOCK).inRegions(regions), object),
                Reason.WRONG_REGION,
                400,
                "AuthorizationHeaderMalformed",
                "The authorization header is malformed; Credential should be scoped to a valid region.");
    }

    @Test
    void anotherService() {
        check(
                sts(Signed.of(SdkHttpMethod.GET, ROOT).service("iam").inHeader()),
                Reason.WRONG_SERVICE,
                403,
                "SignatureDoesNotMatch",
                "Credential should be scoped to correct service: 'sts'. ");
    }

    @Test
    void anotherDay() {
        HttpCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
        String authorization = call.header("authorization").orElseThrow().replace("/20261121/", "/20261120/");

        check(
                sts(with(call, "authorization", authorization)),
                Reason.WRONG_SCOPE_DATE,
                403,
                "SignatureDoesNotMatch",
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
                        + " '20261120' != '20261121', from '20261121T120000Z'.");
    }

    @ParameterizedTest(name = "signed at {0}: {1}")
    @CsvSource({
        "2026-11-21T11:44:59Z, CLOCK_SKEWED",
        "2026-11-21T11:45:00Z, ",
        "2026-11-21T12:15:00Z, ",
        "2026-11-21T12:15:01Z, NOT_YET_VALID",
        "2026-11-20T12:00:00Z, CLOCK_SKEWED"
    })
    void aClockThatIsOff(Instant at, @org.jspecify.annotations.Nullable Reason expected) {
        HttpCall call = Signed.of(SdkHttpMethod.GET, ROOT).at(at).inHeader();

        if (expected == null) {
            assertThat(check().verify(call)).isEqualTo(Signed.SESSION);
        } else {
            assertThat(sts(call).reason()).isEqualTo(expected);
        }
    }

    @Test
    void aClockThatIsOffInWords() {
        Instant early = Instant.parse("2026-11-21T11:40:00Z");
        Instant late = Instant.parse("2026-11-21T12:20:00Z");

        check(
                sts(Signed.of(SdkHttpMethod.GET, ROOT).at(early).inHeader()),
                Reason.CLOCK_SKEWED,
                403,
                "SignatureDoesNotMatch",
                "Signature expired: 20261121T114000Z is now earlier than 20261121T114500Z (20261121T120000Z - 15 min.)");
        check(
                sts(Signed.of(SdkHttpMethod.GET, ROOT).at(late).inHeader()),
                Reason.NOT_YET_VALID,
                403,
                "SignatureDoesNotMatch",
                "Signature not yet current: 20261121T122000Z is still later than 20261121T121500Z (20261121T120000Z +"
                        + " 15 min.)");
        check(
                s3(Signed.of(SdkHttpMethod.GET, ROOT).forS3().at(early).inHeader()),
                Reason.CLOCK_SKEWED,
                403,
                "RequestTimeTooSkewed",
                S3_SKEWED);
        check(
                s3(Signed.of(SdkHttpMethod.GET, ROOT).forS3().at(late).inHeader()),
                Reason.NOT_YET_VALID,
                403,
                "RequestTimeTooSkewed",
                S3_SKEWED);
    }

    @Test
    void aUrlThatHasExpired() {
        HttpCall call = Signed.of(SdkHttpMethod.GET, ROOT).inQuery(Duration.ofSeconds(60));
        HttpCall object = Signed.of(SdkHttpMethod.GET, ROOT).forS3().inQuery(Duration.ofSeconds(60));
        InstantSource late = InstantSource.fixed(Signed.NOW.plusSeconds(61));
        InstantSource justInTime = InstantSource.fixed(Signed.NOW.plusSeconds(60));

        check(
                refusal(SignatureCheck.of("sts", Signed.sessions(), late), call),
                Reason.URL_EXPIRED,
                403,
                "SignatureDoesNotMatch",
                "Signature expired: 20261121T120100Z is now earlier than 20261121T120101Z");
        check(
                refusal(SignatureCheck.s3(Signed.sessions(), late), object),
                Reason.URL_EXPIRED,
                403,
                "AccessDenied",
                "Request has expired");
        assertThat(SignatureCheck.s3(Signed.sessions(), justInTime).verify(object))
                .isEqualTo(Signed.SESSION);
    }

    @Test
    void aUrlMayLiveLongerThanTheSkewAllows() {
        HttpCall object = Signed.of(SdkHttpMethod.GET, ROOT).forS3().inQuery(Duration.ofMinutes(50));

        assertThat(SignatureCheck.s3(Signed.sessions(), InstantSource.fixed(Signed.NOW.plusSeconds(2400)))
                        .verify(object))
                .isEqualTo(Signed.SESSION);
    }

    @Test
    void aUrlDiesWithItsSession() {
        HttpCall object = Signed.of(SdkHttpMethod.GET, ROOT).forS3().inQuery(Duration.ofHours(5));

        assertThat(refusal(
                                SignatureCheck.s3(Signed.sessions(), InstantSource.fixed(Signed.NOW.plusSeconds(3600))),
                                object)
                        .reason())
                .isEqualTo(Reason.SESSION_EXPIRED);
    }

    @Test
    void aHostThatIsNotSigned() {
        HttpCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
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
        HttpCall call = Signed.of(SdkHttpMethod.PUT, ROOT).forS3().body("x").inHeader();
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
        HttpCall call = Signed.of(SdkHttpMethod.PUT, ROOT).forS3().body("x").inHeader();

        check(
                s3(new HttpCall("PUT", "/", call.headers(), new byte[] {'y'})),
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
                    AWS4-HMAC-SHA256 Credential=a/b/c/d/aws5_request, SignedHeaders=host, Signature=c | Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/aws4_request.
                    """)
    void anAuthorizationThatIsIncomplete(String authorization, String message) {
        HttpCall call = Calls.of("GET", "/")
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
        HttpCall call = without(Signed.of(SdkHttpMethod.GET, ROOT).inHeader(), "x-amz-date");

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
        HttpCall call = Signed.of(SdkHttpMethod.GET, ROOT).inQuery(Duration.ofSeconds(60));

        check(
                sts(new HttpCall("GET", call.target().replace(from, to), call.headers(), call.body())),
                Reason.INCOMPLETE,
                400,
                "IncompleteSignature",
                message);
    }

    private static SignatureCheck check() {
        return SignatureCheck.of("sts", Signed.sessions(), Signed.CLOCK);
    }

    private static SignatureRefusal sts(HttpCall call) {
        return refusal(check(), call);
    }

    private static SignatureRefusal s3(HttpCall call) {
        return refusal(SignatureCheck.s3(Signed.sessions(), Signed.CLOCK), call);
    }

    private static SignatureRefusal refusal(SignatureCheck check, HttpCall call) {
        SignatureRefusal refusal = catchThrowableOfType(SignatureRefusal.class, () -> check.verify(call));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static void check(SignatureRefusal refusal, Reason reason, int status, String code, String text) {
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.text()).isEqualTo(text);
    }

    private static Session copy(String key, String token, Instant expiresAt) {
        return new Session(
                key, Signed.SESSION.secretAccessKey(), token, Signed.ROLE, "pod", Map.of(), Set.of(), expiresAt);
    }

    private static HttpCall with(HttpCall call, String header, String value) {
        Map<String, List<String>> headers = new TreeMap<>(call.headers());
        headers.put(header, List.of(value));
        return new HttpCall(call.method(), call.target(), headers, call.body());
    }

    private static HttpCall without(HttpCall call, String header) {
        Map<String, List<String>> headers = new TreeMap<>(call.headers());
        headers.remove(header);
        return new HttpCall(call.method(), call.target(), headers, call.body());
    }
}
