package com.aa.nxop.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Signatures for another place or another time. */
class ScopeAndTimeRefusalsTest extends Refusals {
    private static final String S3_SKEWED =
            "The difference between the request time and the current time is too large.";

    @Test
    void anotherRegion() {
        ReceivedCall call =
                Signed.of(SdkHttpMethod.GET, ROOT).region("eu-west-1").inHeader();
        ReceivedCall object =
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
                refusal(SignatureCheck.s3(Signed.sessions(), Signed.CLOCK).inRegions(Set.of("us-west-2")), object),
                Reason.WRONG_REGION,
                400,
                "AuthorizationHeaderMalformed",
                "The authorization header is malformed; the region 'eu-west-1' is wrong; expecting 'us-west-2'");
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
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
        String authorization = call.header("authorization").orElseThrow().replace("/20261121/", "/20261120/");

        check(
                sts(with(call, "authorization", authorization)),
                Reason.WRONG_SCOPE_DATE,
                403,
                "SignatureDoesNotMatch",
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
                        + " '20261120' != '20261121', from '20261121T120000Z'.");
    }

    private static ReceivedCall scoped(ReceivedCall call, String scope) {
        String authorization =
                call.header("authorization").orElseThrow().replaceFirst("(Credential=[^/]+)/[^,]+", "$1/" + scope);
        return with(call, "authorization", authorization);
    }

    @Test
    void anotherTerminator() {
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, ROOT).inHeader();
        check(
                sts(scoped(call, "20261121/us-east-1/sts/aws5_request")),
                Reason.WRONG_TERMINATOR,
                403,
                "SignatureDoesNotMatch",
                "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. ");
        check(
                s3(scoped(Signed.of(SdkHttpMethod.GET, ROOT).forS3().inHeader(), "20261121/us-east-1/s3/aws5_request")),
                Reason.WRONG_TERMINATOR,
                400,
                "AuthorizationHeaderMalformed",
                "The authorization header is malformed; incorrect terminal \"aws5_request\". This endpoint uses"
                        + " \"aws4_request\".");
    }

    @Test
    void anotherTerminatorInAPresignedUrl() {
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, ROOT).inQuery(Duration.ofSeconds(60));
        ReceivedCall other = new ReceivedCall(
                call.method(), call.target().replace("aws4_request", "AWS4_REQUEST"), call.headers(), call.body());
        check(
                sts(other),
                Reason.WRONG_TERMINATOR,
                403,
                "SignatureDoesNotMatch",
                "Credential should be scoped with a valid terminator: 'aws4_request', not 'AWS4_REQUEST'. ");
    }

    /** As AWS answers a scope of which nothing is right. */
    @Test
    void everythingAtOnce() {
        ReceivedCall call = scoped(Signed.of(SdkHttpMethod.GET, ROOT).inHeader(), "b/c/d/e");
        SignatureCheck<TestKey> sts =
                SignatureCheck.of("sts", Signed.sessions(), Signed.CLOCK).inRegions(Set.of("us-east-1"));
        check(
                refusal(sts, call),
                Reason.WRONG_REGION,
                403,
                "SignatureDoesNotMatch",
                "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'sts'."
                        + " Credential should be scoped with a valid terminator: 'aws4_request', not 'e'. Date in Credential"
                        + " scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: 'b' != '20261121', from"
                        + " '20261121T120000Z'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    20261121/us-east-1/sts/aws4_request | WRONG_SERVICE    | incorrect service "sts". This endpoint belongs to "s3".
                    20261120/us-east-1/s3/aws4_request  | WRONG_SCOPE_DATE | Invalid credential date "20261120". This date is not the same as X-Amz-Date: "20261121".
                    20261120/us-east-1/sts/aws5_request | WRONG_SERVICE    | incorrect service "sts". This endpoint belongs to "s3".
                    """)
    void s3SaysTheFirstThingOnly(String scope, Reason reason, String text) {
        check(
                s3(scoped(Signed.of(SdkHttpMethod.GET, ROOT).forS3().inHeader(), scope)),
                reason,
                400,
                "AuthorizationHeaderMalformed",
                "The authorization header is malformed; " + text);
    }

    @ParameterizedTest(name = "signed at {0}: {1}")
    @CsvSource({
        "2026-11-21T11:44:59Z, CLOCK_SKEWED",
        "2026-11-21T11:45:00Z, ",
        "2026-11-21T12:15:00Z, ",
        "2026-11-21T12:15:01Z, NOT_YET_VALID",
        "2026-11-20T12:00:00Z, CLOCK_SKEWED"
    })
    void aClockThatIsOff(Instant at, @Nullable Reason expected) {
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, ROOT).at(at).inHeader();

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
        ReceivedCall call = Signed.of(SdkHttpMethod.GET, ROOT).inQuery(Duration.ofSeconds(60));
        ReceivedCall object = Signed.of(SdkHttpMethod.GET, ROOT).forS3().inQuery(Duration.ofSeconds(60));
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
        ReceivedCall object = Signed.of(SdkHttpMethod.GET, ROOT).forS3().inQuery(Duration.ofMinutes(50));

        assertThat(SignatureCheck.s3(Signed.sessions(), InstantSource.fixed(Signed.NOW.plusSeconds(2400)))
                        .verify(object))
                .isEqualTo(Signed.SESSION);
    }

    @Test
    void aUrlDiesWithItsSession() {
        ReceivedCall object = Signed.of(SdkHttpMethod.GET, ROOT).forS3().inQuery(Duration.ofHours(5));

        assertThat(refusal(
                                SignatureCheck.s3(Signed.sessions(), InstantSource.fixed(Signed.NOW.plusSeconds(3600))),
                                object)
                        .reason())
                .isEqualTo(Reason.SESSION_EXPIRED);
    }
}
