package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Log;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session that a service rejected. aws-sdk-java-v2#5545: a role that is deleted and made anew left a dead session until its end. */
@Timeout(30)
class InvalidateTest {
    private final Refreshing refreshing = new Refreshing();

    private boolean invalidate(String key) {
        return refreshing.credentials.invalidate(key);
    }

    @Test
    void awsSdkJavaV2Issue5545TheSdkReplacesARejectedSession() {
        refreshing.key();
        assertThat(invalidate("key-1")).isTrue();
        assertThat(refreshing.loader.loads()).as("before anybody asks").isEqualTo(2);
        assertThat(refreshing.key()).isEqualTo("key-2");
        refreshing.scheduler.advance(Duration.ofMinutes(35));
        assertThat(refreshing.key()).as("and refreshed as ever").isEqualTo("key-3");
    }

    @Test
    void whoeverAsksMeanwhileWaitsForTheNext() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            threads.first();
            threads.nextLoadWaitsAndThen(() -> {});
            assertThat(threads.credentials.invalidate("key-1")).isTrue();
            threads.call(10);
            assertThat(threads.credentials.invalidate("key-1"))
                    .as("it is gone already")
                    .isFalse();
            threads.permit();
            for (int i = 0; i < 10; i++) {
                assertThat(threads.result(i).accessKeyId()).isEqualTo("key-2");
            }
            assertThat(threads.loader.loads()).isEqualTo(2);
        }
    }

    @Test
    void anotherSessionsKeyChangesNothing() {
        refreshing.key();
        refreshing.scheduler.advance(Duration.ofMinutes(35));
        assertThat(refreshing.key()).isEqualTo("key-2");
        assertThat(invalidate("key-1")).isFalse();
        assertThat(invalidate("")).isFalse();
        assertThat(refreshing.key()).isEqualTo("key-2");
        assertThat(refreshing.loader.loads()).isEqualTo(2);
    }

    @Test
    void whereThereIsNoSessionThereIsNothingToDiscard() {
        assertThat(invalidate("key-0")).isFalse();
        assertThat(refreshing.loader.loads()).isZero();
        refreshing.key();
        refreshing.clock.advance(Duration.ofHours(1));
        assertThat(invalidate("key-1")).as("expired").isFalse();
        refreshing.credentials.close();
        assertThat(invalidate("key-1")).as("closed").isFalse();
        assertThat(refreshing.loader.loads()).isEqualTo(1);
    }

    /** A client whose every session is rejected must not take it from the others. */
    @Test
    void aSecondReportWithinFifteenSecondsLeavesTheSession() {
        refreshing.key();
        assertThat(invalidate("key-1")).isTrue();
        refreshing.scheduler.advance(Duration.ofMillis(14_999));
        assertThat(invalidate("key-2")).isFalse();
        assertThat(refreshing.key()).isEqualTo("key-2");
        refreshing.scheduler.advance(Duration.ofMillis(1));
        assertThat(invalidate("key-2")).isTrue();
        assertThat(refreshing.key()).isEqualTo("key-3");
    }

    @Test
    void aServiceThatRejectsEverythingCostsFourLoadsAMinute() {
        refreshing.key();
        for (int i = 0; i < 36_000; i++) {
            invalidate(refreshing.key());
            refreshing.scheduler.advance(Duration.ofMillis(100));
        }
        assertThat(refreshing.loader.loads()).isBetween(240, 241);
    }

    @Test
    void duringAnOutageTheSdkKeepsTheRestAndThenAsksWithoutACaller() {
        refreshing.key();
        refreshing.loader.isBusy();
        refreshing.scheduler.advance(Duration.ofMinutes(50));
        int loads = refreshing.loader.loads();
        assertThat(invalidate("key-1")).isTrue();
        assertThat(refreshing.failure().finding().id()).isEqualTo("sts-busy");
        assertThat(refreshing.loader.loads()).as("no storm").isEqualTo(loads);
        refreshing.loader.recovers();
        refreshing.scheduler.advance(Duration.ofSeconds(15));
        assertThat(refreshing.loader.loads()).isEqualTo(loads + 1);
        assertThat(refreshing.key()).isEqualTo("key-" + (loads + 1));
    }

    @Test
    void duringARefreshItsSessionIsWaitedFor() {
        refreshing.key();
        refreshing.scheduler.queueing();
        refreshing.scheduler.advance(Duration.ofMinutes(35));
        assertThat(refreshing.scheduler.isWaiting()).isTrue();
        assertThat(invalidate("key-1")).isTrue();
        refreshing.scheduler.runNext();
        assertThat(refreshing.scheduler.isWaiting()).as("one refresh").isFalse();
        assertThat(refreshing.key()).isEqualTo("key-2");
    }

    @Test
    void itIsSaidOnceInTheLog() {
        try (Log log = new Log()) {
            refreshing.key();
            invalidate("key-1");
            invalidate("key-1");
            assertThat(log.lines())
                    .containsExactly(
                            "INFO NXOP access is ready: session 1, until 2026-11-21T11:00:00Z.",
                            "WARN A service rejected the NXOP session, and the SDK discarded it: session 1, until"
                                    + " 2026-11-21T11:00:00Z.");
        }
    }

    @Test
    void anOutageAfterADiscardIsSaidAndItsEndToo() {
        try (Log log = new Log()) {
            refreshing.key();
            refreshing.loader.isRefused();
            invalidate("key-1");
            refreshing.loader.recovers();
            refreshing.clock.advance(Duration.ofSeconds(15));
            refreshing.key();
            assertThat(log.lines().subList(2, 4))
                    .containsExactly(
                            """
                            WARN NXOP access has ended: the session has expired, and the SDK got no new one. STS refused.
                              Remedy: Correct the policy.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#assume-role-refused""",
                            "WARN NXOP access is back after 1 failed attempts: session 3, until 2026-11-21T11:00:15Z.");
        }
    }
}
