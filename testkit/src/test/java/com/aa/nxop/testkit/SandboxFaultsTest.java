package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.model.StsException;

/** What AWS's own clients make of the faults. */
@Tag("full")
class SandboxFaultsTest {
    @RegisterExtension
    static final NxopSandbox SANDBOX = NxopSandbox.builder().build();

    private final PodClient pod = PodClient.in(SANDBOX);

    @AfterEach
    void clear() {
        for (Endpoint endpoint : List.of(Endpoint.AGENT, Endpoint.STS, Endpoint.S3)) {
            SANDBOX.faults(endpoint).clear();
        }
        SANDBOX.pod().restartAgent();
    }

    private AwsCredentials target() {
        return pod.assume(pod.fromAgent(), Map.of());
    }

    @Test
    void failsForSoManyCallsWhichTheSdkRetries() {
        AwsCredentials source = pod.fromAgent();
        int before = SANDBOX.requests(Endpoint.STS);
        SANDBOX.faults(Endpoint.STS).inject(Fault.status(500).times(2));
        assertThat(pod.assume(source, Map.of())).isNotNull();
        assertThat(SANDBOX.requests(Endpoint.STS) - before).isEqualTo(3);
    }

    @Test
    void throttlesAsStsDoes() {
        AwsCredentials source = pod.fromAgent();
        SANDBOX.faults(Endpoint.STS).inject(Fault.throttle());
        assertThatThrownBy(() -> pod.assume(source, Map.of())).isInstanceOfSatisfying(StsException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling");
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.isThrottlingException()).isTrue();
        });
    }

    @Test
    void throttlesAsS3Does() {
        AwsCredentials target = target();
        SANDBOX.faults(Endpoint.S3).inject(Fault.throttle());
        try (S3Client s3 = pod.s3(target)) {
            assertThatThrownBy(s3::listBuckets).isInstanceOfSatisfying(S3Exception.class, e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown");
                assertThat(e.statusCode()).isEqualTo(503);
                assertThat(e.isThrottlingException()).isTrue();
            });
        }
    }

    @Test
    void throttlesAsTheAgentDoes() {
        SANDBOX.faults(Endpoint.AGENT).inject(Fault.throttle().times(1));
        assertThatThrownBy(pod::fromAgent).isInstanceOf(SdkClientException.class);
        assertThat(pod.fromAgent()).isNotNull();
    }

    @Test
    void confusesTheSdkWithNonsense() {
        AwsCredentials source = pod.fromAgent();
        for (Fault fault : new Fault[] {Fault.garbage(), Fault.empty(), Fault.truncated(), Fault.reset()}) {
            SANDBOX.faults(Endpoint.STS).inject(fault);
            assertThatThrownBy(() -> pod.assume(source, Map.of()))
                    .as(fault.toString())
                    .isInstanceOfAny(SdkException.class, NullPointerException.class);
            SANDBOX.faults(Endpoint.STS).clear();
        }
    }

    /** The request is carried out: STS has given the session, and the answer says another role's. */
    @Test
    void saysSomethingElse() {
        AwsCredentials source = pod.fromAgent();
        SANDBOX.faults(Endpoint.STS)
                .inject(Fault.replacing("assumed-role/example-role/", "assumed-role/other/")
                        .times(1));
        AwsCredentials target = pod.assume(source, Map.of());
        assertThat(SANDBOX.sts().session(target.accessKeyId()))
                .get()
                .satisfies(session -> assertThat(session.arn()).contains("assumed-role/example-role/"));
        SANDBOX.faults(Endpoint.STS)
                .inject(Fault.replacing("assumed-role/example-role/", "assumed-role/other/")
                        .times(1));
        assertThat(pod.identity(target)).contains("assumed-role/other/");
        assertThat(pod.identity(target)).contains("assumed-role/example-role/");
    }

    @Test
    void isSlow() {
        SANDBOX.faults(Endpoint.AGENT)
                .inject(Fault.latency(Duration.ofMillis(200)).times(1));
        long start = System.nanoTime();
        assertThat(pod.fromAgent()).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void hangsUntilTheSdkGivesUp() {
        int before = SANDBOX.requests(Endpoint.AGENT);
        SANDBOX.faults(Endpoint.AGENT).inject(Fault.hang().times(1));
        // Its read timeout is one second, and it tries again.
        assertThat(pod.fromAgent()).isNotNull();
        assertThat(SANDBOX.requests(Endpoint.AGENT) - before).isEqualTo(2);
    }

    @Test
    void takesOnlySoManyRequestsPerSecond() {
        try (NxopSandbox limited =
                NxopSandbox.builder().sts(sts -> sts.requestsPerSecond(1)).start()) {
            PodClient busy = PodClient.in(limited);
            AwsCredentials source = busy.fromAgent();
            busy.identity(source);
            // The SDK's own retries, a few hundred milliseconds apart, get through in the end or not: STS says so in
            // its record.
            try {
                busy.identity(source);
            } catch (StsException e) {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling");
            }
            assertThat(limited.sts().calls()).anyMatch(call -> "Throttling".equals(call.errorCode()));
        }
    }
}
