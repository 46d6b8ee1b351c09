package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What AWS's own provider makes of a metadata endpoint that is in trouble, and of many that ask at once. */
@Tag("full")
class Kube2iamFaultsTest {
    private final NxopSandbox sandbox =
            NxopSandbox.builder().source(PodSource.KUBE2IAM).build();
    private PodClient pod;

    @BeforeEach
    void start() {
        pod = PodClient.in(sandbox.start());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    static Stream<Fault> troubles() {
        return Stream.of(
                Fault.status(400),
                Fault.status(404),
                Fault.status(500),
                Fault.status(503),
                Fault.garbage(),
                Fault.empty(),
                Fault.truncated(),
                Fault.reset(),
                Fault.hang(),
                Fault.throttle());
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void leavesTheSdkWithoutCredentialsUntilItIsOver(Fault trouble) {
        sandbox.faults(Endpoint.METADATA).inject(trouble);
        assertThatThrownBy(pod::fromMetadata).isInstanceOf(SdkClientException.class);
        assertThat(sandbox.requests(Endpoint.METADATA)).isPositive();
        sandbox.faults(Endpoint.METADATA).clear();
        assertThat(pod.fromMetadata()).isNotNull();
    }

    @Test
    void isOnlyLateWithLatency() {
        sandbox.faults(Endpoint.METADATA).inject(Fault.latency(Duration.ofMillis(50)));
        assertThat(pod.fromMetadata()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void isNotWaitedForWhenThePodIsNew(int requests) {
        sandbox.kube2iam().startUpRace(requests);
        assertThatThrownBy(pod::fromMetadata).isInstanceOf(SdkClientException.class);
        if (requests == 2) {
            assertThatThrownBy(pod::fromMetadata).isInstanceOf(SdkClientException.class);
        }
        assertThat(pod.fromMetadata()).isNotNull();
    }

    /** AWS's provider serves what has expired: whoever needs to know has to look. */
    @Test
    void handsOutWhatHasExpired() {
        AwsCredentials first = pod.fromMetadata();
        sandbox.kube2iam().expireCache();
        AwsCredentials second = pod.fromMetadata();
        assertThat(second.accessKeyId()).isEqualTo(first.accessKeyId());
        assertThatThrownBy(() -> pod.identity(second))
                .hasMessageContaining("The security token included in the request is expired");
        sandbox.kube2iam().clearCache();
        assertThat(pod.identity(pod.fromMetadata())).contains(":assumed-role/example-app-kpaas/");
    }

    @Test
    void assumesARoleOnceForManyWhoAskTogether() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest asked = HttpRequest.newBuilder(sandbox.uri(Endpoint.METADATA)
                            .resolve("/latest/meta-data/iam/security-credentials/example-app-kpaas"))
                    .build();
            List<Future<String>> answers = IntStream.range(0, 40)
                    .mapToObj(i -> pool.submit(
                            () -> client.send(asked, BodyHandlers.ofString()).body()))
                    .toList();
            String first = answers.get(0).get();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(sandbox.sts().calls()).hasSize(2);
    }
}
