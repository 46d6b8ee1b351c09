package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.SlowServer;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.assume.RoleAssumer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.source.SourceCredentials;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.access.internal.time.Scheduler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sts.StsClient;

/** Real time, real threads, real sockets: what the virtual ones leave out. */
@Tag("full")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class RealTimeTest {
    private static final Answer SOURCE = Answer.json("{\"AccessKeyId\":\"ASIATESTPOD\",\"SecretAccessKey\":\"hidden\","
            + "\"Token\":\"hidden\",\"AccountId\":\"285282426848\"}");

    private static Map<String, String> variables(ScriptedServer agent, URI sts) {
        Map<String, String> variables =
                Pod.withPodIdentityAnd("AWS_CONTAINER_AUTHORIZATION_TOKEN", Jwt.ofPod("flights", "scheduler", "pod-1"));
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.uri() + "/v1/credentials");
        variables.put("AWS_ENDPOINT_URL_STS", sts.toString());
        return variables;
    }

    private static <T> List<T> onThreads(int threads, Callable<T> call) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                calls.add(executor.submit(call));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : calls) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    /** aws-sdk-java-v2#5690: past five seconds the SDK's own lock became a no-op, and every thread asked STS. */
    @Test
    void awsSdkJavaV2Issue5690AHundredThreadsMakeOneRequest() throws Exception {
        Supplier<Answer> given = () -> Sts.assumed(Instant.now().plus(Duration.ofHours(1)));
        try (ScriptedServer agent = ScriptedServer.answering(SOURCE);
                SlowServer sts = SlowServer.answering(Duration.ofSeconds(6), given);
                NxopAccess access = NxopAccess.of(NxopConfig.fromEnvironment(variables(agent, sts.uri())))) {
            List<Object> sessions =
                    onThreads(100, () -> access.credentialsProvider().resolveCredentials());
            assertThat(sessions).hasSize(100).allMatch(one -> one == sessions.get(0));
            assertThat(sts.requests()).isEqualTo(1);
        }
    }

    /**
     * Of the session's 40 seconds, 24 are left: the first 16, in which nothing happens, are skipped. STS takes a second for each refusal: a caller that
     * waits for one shows, on a busy machine, too.
     */
    @Test
    void fourBusyCallersNoticeNothingWhileStsRefusesForTwelveSeconds() throws Exception {
        AtomicLong skipped = new AtomicLong();
        Supplier<Answer> answers = () -> skipped.get() > 0
                ? Sts.refusal(403, "AccessDenied", "no sts:AssumeRole")
                : Sts.assumed(Instant.now().plusSeconds(41)); // LocalExpiry takes a second off.
        Clocks clocks = new Clocks(
                () -> Instant.now().plusMillis(skipped.get()),
                () -> System.nanoTime() / 1_000_000 + skipped.get(),
                OptionalLong::empty);
        try (ScriptedServer agent = ScriptedServer.answering(SOURCE);
                SlowServer sts = SlowServer.answering(Duration.ofSeconds(1), answers);
                Hops hops = new Hops(agent, sts.uri())) {
            // Early in its window, which ends after the twelve seconds.
            RefreshingCredentials credentials =
                    new RefreshingCredentials(hops.loader, clocks, Scheduler.daemonThreads(), () -> 0.2);
            try (AutoCloseable ended = credentials::close) {
                assertThat(ended).isNotNull();
                Object session = credentials.resolveCredentials();
                skipped.set(16_000);
                long until = System.nanoTime() + Duration.ofSeconds(12).toNanos();
                AtomicLong hiccup = new AtomicLong();
                AtomicLong longest = new AtomicLong();
                AtomicInteger thread = new AtomicInteger();
                onThreads(5, () -> {
                    boolean asks = thread.getAndIncrement()
                            > 0; // The first one only knows how long this machine stops for others.
                    while (System.nanoTime() < until) {
                        long before = System.nanoTime();
                        if (asks) {
                            assertThat(credentials.resolveCredentials()).isSameAs(session);
                        }
                        LockSupport.parkNanos(100_000);
                        (asks ? longest : hiccup).accumulateAndGet(System.nanoTime() - before, Math::max);
                    }
                    return asks;
                });
                assertThat(sts.requests()).isBetween(2, 15);
                assertThat(Duration.ofNanos(longest.get() - hiccup.get())).isLessThan(Duration.ofMillis(500));
            }
        }
    }

    /** Both hops, as an access makes them. */
    private static final class Hops implements AutoCloseable {
        private final StsClient sts;
        private final SessionLoader loader;

        Hops(ScriptedServer agent, URI stsEndpoint) {
            AccessSettings config = AccessSettings.of(variables(agent, stsEndpoint));
            sts = StsClients.create(config, Optional.empty());
            WorkloadReader workload = config.workloadReader(Path.of("/nonexistent/namespace"));
            SourceCredentials source = SourceCredentials.of(config.source(), workload, sts, InstantSource.system());
            loader = new RoleAssumer(config, source, workload, sts, InstantSource.system());
        }

        @Override
        public void close() {
            sts.close();
        }
    }
}
