package com.aa.nxop.access.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.io.BoundedHttpClient;
import com.aa.nxop.access.internal.io.ProxyRules;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What STS says is read to a limit in bytes and time, and shown to a limit in characters. */
@Tag("full")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class EndlessStsAnswersTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    /** With the limit of an attempt shortened. */
    private static AccessException failure(URI endpoint) {
        AccessSettings config = AccessSettings.of(Pod.withPodIdentityAnd("AWS_ENDPOINT_URL_STS", endpoint.toString()));
        try (SdkHttpClient http = BoundedHttpClient.builder(ProxyRules.none(), Duration.ofSeconds(1))
                        .build();
                StsClient sts = StsClients.create(config, Optional.of(http))) {
            SdkException e = catchThrowableOfType(
                    SdkException.class,
                    () -> sts.assumeRole(request -> request.roleArn("arn:aws:iam::178549792225:role/example-role")
                            .roleSessionName("test")));
            return StsCall.ASSUME_ROLE.translate(e, StsCall.said(e), e);
        }
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of("a body without end", "HTTP/1.1 200 OK\r\n\r\n", "x".repeat(60_000), 0, "sts-answer"),
                Arguments.of("an error without end", "HTTP/1.1 500 No\r\n\r\n", "x".repeat(60_000), 0, "sts-answer"),
                Arguments.of("chunks without end", CHUNKED, "8000\r\n" + "x".repeat(0x8000) + "\r\n", 0, "sts-answer"),
                Arguments.of(
                        "headers without end",
                        "HTTP/1.1 200 OK\r\n",
                        "X: " + "y".repeat(9_999) + "\r\n",
                        0,
                        "sts-answer"),
                Arguments.of("100 Continue without end", "", "HTTP/1.1 100 Continue\r\n\r\n", 0, "sts-answer"),
                Arguments.of("a body that drips", "HTTP/1.1 200 OK\r\n\r\n", " ", 20, "sts-unreachable"),
                Arguments.of("headers that drip", "HTTP/1.1 200 OK\r\n", "X: y\r\n", 20, "sts-unreachable"),
                Arguments.of("a chunk's extension that drips", CHUNKED + "5;x=", "a", 20, "sts-unreachable"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void isGivenUpInItsTime(String what, String start, String piece, long pauseMillis, String finding) {
        try (BrokenServer server = BrokenServer.goingOn(start, piece, pauseMillis)) {
            long begun = System.nanoTime();
            AccessException failure = failure(server.uri());
            assertThat(failure.finding().id()).isEqualTo(finding);
            assertThat(failure.retryable()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 50_000, 1_000_000, 5_000_000})
    void anErrorOfAnySizeIsShownInSomeLines(int size) {
        try (ScriptedServer server =
                ScriptedServer.answering(Sts.refusal(403, "AccessDenied", "not authorized " + "x".repeat(size)))) {
            AccessException failure = failure(server.uri());
            assertThat(failure.getMessage()).hasSizeLessThan(2_500);
            assertThat(longestLine(failure)).isLessThan(2_500);
        }
    }

    @Test
    void anErrorCannotForgeLogLinesAlsoNotInACause() {
        try (ScriptedServer server = ScriptedServer.answering(Sts.refusal(
                403, "AccessDenied", "no&#10;2026-11-21 INFO forged&#13;&#x85;forged&#x202e;&#x2028;forged"))) {
            AccessException failure = failure(server.uri());
            assertThat(failure.what())
                    .isEqualTo("STS refused AssumeRole: AccessDenied: no 2026-11-21 INFO forged forged forged");
            assertThat(Throwables.getStackTrace(failure))
                    .contains("no 2026-11-21 INFO forged")
                    .doesNotContain("\u202e", "\u2028", "\u0085", "\n2026");
        }
    }

    /** As STS does: the canonical request has every header that was signed. */
    @Test
    void aTokenInTheCanonicalRequestIsNotShown() {
        try (ScriptedServer server = ScriptedServer.answering(Sts.refusal(
                403,
                "SignatureDoesNotMatch",
                "The Canonical String for this request should have been 'POST\n/\n\nhost:sts\nx-amz-date:20261121T100000Z\n"
                        + "x-amz-security-token:hidden/To+ken==\n\nhost;x-amz-date;x-amz-security-token\nabc'"))) {
            AccessException failure = failure(server.uri());
            assertThat(failure.what()).isEqualTo("STS refused AssumeRole: SignatureDoesNotMatch: no text");
            assertThat(Throwables.getStackTrace(failure)).doesNotContain("hidden");
        }
    }

    @Test
    void anAnswerOfTheUsualSizeIsTaken() {
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(403, ""))) {
            assertThat(failure(server.uri()).finding().id()).isEqualTo("sts-answer");
        }
    }

    private static int longestLine(Throwable thrown) {
        return Throwables.getStackTrace(thrown)
                .lines()
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
