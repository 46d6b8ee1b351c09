package com.aa.nxop.access.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.io.BoundedHttpClient;
import com.aa.nxop.access.internal.io.FailedCall;
import com.aa.nxop.access.internal.io.ProxyRules;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sts.StsClient;

/** One fake for each way in which STS cannot be reached, through the real client of the AWS SDK. */
@Tag("full")
@Timeout(60)
class StsUnreachableTest {
    private final SdkHttpClient impatient =
            BoundedHttpClient.builder(ProxyRules.none(), Duration.ofMillis(500)).build();

    @AfterEach
    void close() {
        impatient.close();
    }

    private AccessException unreachable(String endpoint) {
        AccessException failure = translated(endpoint);
        assertThat(failure.finding().id()).isEqualTo("sts-unreachable");
        assertThat(failure.retryable()).isTrue();
        return failure;
    }

    private AccessException translated(String endpoint) {
        AccessSettings config = AccessSettings.of(Pod.withPodIdentityAnd("AWS_ENDPOINT_URL_STS", endpoint));
        try (StsClient sts = StsClients.create(config, Optional.of(impatient))) {
            SdkException e = catchThrowableOfType(
                    SdkException.class,
                    () -> sts.assumeRole(request -> request.roleArn("arn:aws:iam::178549792225:role/example-role")
                            .roleSessionName("test")));
            assertThat(e).isNotNull();
            return StsCall.ASSUME_ROLE.translate(e, StsCall.said(e), e);
        }
    }

    @Test
    void nothingListens() {
        assertThat(unreachable(BrokenServer.nobody().toString())).hasMessage("""
                STS did not answer AssumeRole: the connection was refused or is not possible (Connection refused).
                  Remedy: Check that the pod can reach the STS endpoint of its region on port 443 (egress rule, security \
                group, VPC endpoint). Check AWS_ENDPOINT_URL_STS if it is set.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-unreachable""");
    }

    @Test
    void aNameThatDnsDoesNotKnow() {
        assertThat(unreachable("https://sts.nxop.invalid").what())
                .startsWith("STS did not answer AssumeRole: the host name sts.nxop.invalid")
                .endsWith(" is not known to DNS.");
    }

    @Test
    void tlsToAPortThatSpeaksNone() {
        try (BrokenServer plain = BrokenServer.saying("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(unreachable(plain.uri().toString().replace("http:", "https:")))
                    .hasMessage("""
                    STS did not answer AssumeRole: TLS failed (Unsupported or unrecognized SSL message).
                      Remedy: The server that answers for STS does not use TLS: check scheme and port of the endpoint.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#sts-unreachable""");
        }
    }

    @Test
    void silence() {
        try (BrokenServer silent = BrokenServer.silent()) {
            assertThat(unreachable(silent.uri().toString()).what())
                    .isEqualTo("STS did not answer AssumeRole: it took too long (Read timed out).");
            assertThat(silent.connections()).as("attempts").isEqualTo(3);
        }
    }

    @Test
    void aReset() {
        try (BrokenServer resetting = BrokenServer.resetting()) {
            assertThat(unreachable(resetting.uri().toString()).what())
                    .startsWith("STS did not answer AssumeRole: the connection broke (");
        }
    }

    @Test
    void anEndWithoutAWord() {
        try (BrokenServer server = BrokenServer.hangingUp()) {
            assertThat(unreachable(server.uri().toString()).what())
                    .isEqualTo(
                            "STS did not answer AssumeRole: the connection broke (the connection was closed without an answer).");
        }
    }

    @Test
    void anAnswerThatBreaksOff() {
        try (BrokenServer server = BrokenServer.saying(
                "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nContent-Type: text/xml\r\n\r\n<AssumeRoleResponse><hidden>")) {
            AccessException failure = translated(server.uri().toString());
            assertThat(failure.finding().id()).isEqualTo("sts-answer");
            assertThat(failure).hasMessageNotContaining("hidden");
        }
    }

    @Test
    void theTimeForAllAttemptsIsOver() {
        assertThat(FailedCall.describe(ApiCallTimeoutException.create(22_000))).isEqualTo("it took too long");
        assertThat(FailedCall.describe(ApiCallAttemptTimeoutException.create(10_000)))
                .isEqualTo("it took too long");
        assertThat(FailedCall.isUnusableAnswer(ApiCallTimeoutException.create(22_000)))
                .isFalse();
        assertThat(FailedCall.isUnusableAnswer(ApiCallAttemptTimeoutException.create(22_000)))
                .isFalse();
    }

    @Test
    void anInterruptedCall() {
        assertThat(FailedCall.describe(AbortedException.create("stop"))).isEqualTo("the call was interrupted");
        assertThat(FailedCall.isUnusableAnswer(AbortedException.create("stop"))).isFalse();
    }
}
