package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.time.SharedAttempt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitersTest {
    @Test
    void anInterruptedCallerLeavesTheRefreshAliveForOthers() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            threads.nextLoadWaitsAndThen(() -> {});
            threads.call(2);
            threads.thread(0).interrupt();
            assertThat(threads.failure(0)).hasMessage("""
                    The thread was interrupted while it waited for a session in the NXOP account.
                      Remedy: You need to do nothing if the application is shutting down. The attempt goes on for other callers.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#session-wait""");
            threads.permit();
            assertThat(threads.result(1).accessKeyId()).isEqualTo("key-1");
            assertThat(threads.loader.loads()).isEqualTo(1);
        }
    }

    @Test
    void anInterruptedCallerKeepsItsFlag() {
        try (RealThreads threads = new RealThreads()) {
            threads.nextLoadWaitsAndThen(() -> {});
            Thread.currentThread().interrupt();
            AccessException failure =
                    catchThrowableOfType(AccessException.class, threads.credentials::resolveCredentials);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.finding().id()).isEqualTo("session-wait");
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void anInterruptedCallerIsServedAllTheSameWhileTheSessionIsValid() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            threads.first();
            threads.nextLoadWaitsAndThen(() -> {});
            for (Duration age :
                    new Duration[] {Duration.ofMinutes(10), Duration.ofMinutes(40), Duration.ofMinutes(9)}) {
                threads.clock.advance(age);
                Thread.currentThread().interrupt();
                assertThat(threads.credentials.resolveCredentials().accessKeyId())
                        .isEqualTo("key-1");
                assertThat(Thread.interrupted()).isTrue();
            }
            threads.clock.advance(Duration.ofSeconds(30)); // The last minute, in which a caller waits for a moment.
            Thread.currentThread().interrupt();
            assertThat(threads.credentials.resolveCredentials().accessKeyId()).isEqualTo("key-1");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Whatever its end takes the refresh thread, the first use of a class perhaps: a caller with a valid session is not held up. */
    @Test
    void nobodyWaitsForTheEndOfARefresh() throws Exception {
        CountDownLatch ending = new CountDownLatch(1);
        CountDownLatch permitted = new CountDownLatch(1);
        try (RealThreads threads = new RealThreads()) {
            threads.first();
            threads.random = () -> {
                ending.countDown();
                await(permitted);
                return 0.5;
            };
            threads.clock.advance(Duration.ofMinutes(45));
            assertThat(threads.credentials.resolveCredentials().accessKeyId()).isEqualTo("key-1");
            ending.await();
            assertThat(CompletableFuture.supplyAsync(threads.credentials::resolveCredentials)
                            .get(10, TimeUnit.SECONDS)
                            .accessKeyId())
                    .isEqualTo("key-1");
            permitted.countDown();
        }
    }

    @Test
    void anAttemptThatDoesNotEndInTimeIsSaidToBeSo() throws InterruptedException {
        SharedAttempt<AccessException> attempt = new SharedAttempt<>(0);
        assertThat(attempt.await(0)).isFalse();
        assertThat(attempt.await(-1_000)).isFalse();
        AccessException failure = catchThrowableOfType(AccessException.class, () -> AttemptFailure.check(attempt));
        assertThat(failure).hasMessage("""
                The SDK got no session in the NXOP account in time.
                  Remedy: Look at the network between the pod, its platform and STS, and at files on network mounts.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#session-wait""");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
