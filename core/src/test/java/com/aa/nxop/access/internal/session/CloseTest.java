package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Log;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CloseTest {
    private static final String CLOSED = """
            This NxopAccess is closed.
              Remedy: Close it after the clients that use it, or make a new one.
              More: https://nxop-access.example/docs/guide/troubleshooting.md#session-closed""";

    private final Refreshing refreshing = new Refreshing();

    @Test
    void afterwardsEveryCallIsRefused() {
        refreshing.key();
        refreshing.credentials.close();
        assertThat(refreshing.failure()).hasMessage(CLOSED);
        assertThat(refreshing.failure().retryable()).isFalse();
        refreshing.clock.advance(Duration.ofHours(2));
        assertThat(refreshing.failure()).hasMessage(CLOSED);
        assertThat(refreshing.loader.loads()).isEqualTo(1);
    }

    @Test
    void beforeTheFirstCallToo() {
        refreshing.credentials.close();
        assertThat(refreshing.failure()).hasMessage(CLOSED);
        assertThat(refreshing.loader.loads()).isZero();
    }

    @Test
    void twiceIsOnce() {
        refreshing.credentials.close();
        refreshing.credentials.close();
        assertThat(refreshing.scheduler.isClosed()).isTrue();
    }

    @Test
    void nothingIsRefreshedAfterwards() {
        refreshing.key();
        refreshing.credentials.close();
        refreshing.scheduler.advance(Duration.ofDays(1));
        assertThat(refreshing.loader.loads()).isEqualTo(1);
    }

    @Test
    void duringARefreshItFreesWhoeverWaits() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            threads.nextLoadWaitsAndThen(() -> {});
            threads.call(10);
            threads.credentials.close();
            for (int i = 0; i < 10; i++) {
                assertThat(threads.failure(i)).hasMessage(CLOSED);
            }
            assertThat(catchThrowableOfType(AccessException.class, threads.credentials::resolveCredentials))
                    .hasMessage(CLOSED);
        }
    }

    /** A load that does not hear the interrupt ends later: what it brings is dropped, and nothing is said of it. */
    @Test
    void aSessionThatComesTooLateIsDropped() {
        try (Log log = new Log()) {
            refreshing.loader.does(() -> {
                refreshing.credentials.close();
                return refreshing.loader.session();
            });
            assertThat(refreshing.failure()).hasMessage(CLOSED);
            assertThat(refreshing.failure()).hasMessage(CLOSED);
            assertThat(refreshing.scheduler.dueAt()).isEqualTo(java.time.Instant.MAX);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void aFailureThatComesTooLateIsDropped() {
        refreshing.key();
        refreshing.clock.advance(Duration.ofMinutes(50));
        try (Log log = new Log()) {
            refreshing.loader.does(() -> {
                refreshing.credentials.close();
                throw new IllegalStateException("interrupted");
            });
            assertThat(refreshing.failure()).hasMessage(CLOSED);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void theThreadsEnd() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            threads.first();
            List<Thread> started = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .filter(thread -> thread.getName().startsWith("nxop-access-"))
                    .toList();
            assertThat(started).extracting(Thread::getName).contains("nxop-access-timer");
            threads.credentials.close();
            await().until(() -> started.stream().noneMatch(Thread::isAlive));
        }
    }

    @Test
    void theThreadOfAnAttemptEndsEvenInTheMiddleOfALoad() throws InterruptedException {
        RealThreads threads = new RealThreads();
        threads.nextLoadWaitsAndThen(() -> {});
        threads.call(1);
        Thread refresh = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("nxop-access-refresh"))
                .filter(thread -> java.util.Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith("RealThreads")))
                .findFirst()
                .orElseThrow();
        threads.credentials.close();
        await().until(() -> !refresh.isAlive());
    }
}
