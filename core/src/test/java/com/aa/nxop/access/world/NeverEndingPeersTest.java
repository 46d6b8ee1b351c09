package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Each source and each call to STS against a peer that does not come to an end: that costs one attempt, and the next one succeeds. All side by side,
 * with the time limits that applications have. Peers that drip: EndlessAnswersTest, EndlessStsAnswersTest.
 */
@Tag("full")
@Timeout(120)
class NeverEndingPeersTest {
    /** The longest of any limit: 15 s for one call of STS, with its repetitions; and what a busy machine takes. */
    private static final Duration STATED = Duration.ofSeconds(25);

    private enum Peer {
        AGENT(PodSource.POD_IDENTITY, Endpoint.AGENT, "agent-unreachable"),
        METADATA_SERVICE(PodSource.KUBE2IAM, Endpoint.METADATA, "kube2iam-unreachable"),
        ASSUME_ROLE_WITH_WEB_IDENTITY(PodSource.WEB_IDENTITY, Endpoint.STS, "sts-unreachable"),
        ASSUME_ROLE(PodSource.POD_IDENTITY, Endpoint.STS, "sts-unreachable"),
        GET_CALLER_IDENTITY(PodSource.VAULT_FILE, Endpoint.STS, "sts-unreachable");

        private final PodSource source;
        private final Endpoint endpoint;
        private final String finding;

        Peer(PodSource source, Endpoint endpoint, String finding) {
            this.source = source;
            this.endpoint = endpoint;
            this.finding = finding;
        }
    }

    private static void costsOneAttempt(Peer peer) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(peer.source).start()) {
            sandbox.faults(peer.endpoint).inject(Fault.hang());
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
                long start = System.nanoTime();
                AccessException failure =
                        catchThrowableOfType(AccessException.class, nxop.credentialsProvider()::resolveCredentials);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as("%s", peer)
                        .isLessThan(STATED);
                assertThat(failure.finding().id()).as("%s", peer).isEqualTo(peer.finding);
                sandbox.faults(peer.endpoint).clear();
                await().atMost(STATED).until(() -> {
                    try {
                        return nxop.credentialsProvider().resolveCredentials() != null;
                    } catch (AccessException e) {
                        return false; // The backoff.
                    }
                });
            }
        }
    }

    @Test
    void costOneAttemptEach() throws Exception {
        ExecutorService together = Executors.newFixedThreadPool(Peer.values().length);
        try {
            List<Future<?>> all = Arrays.stream(Peer.values())
                    .<Future<?>>map(peer -> together.submit(() -> costsOneAttempt(peer)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            together.shutdownNow();
        }
    }
}
