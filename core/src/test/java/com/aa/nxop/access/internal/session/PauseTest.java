package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Before a checkpoint of the JVM, the timer stops its refreshes. */
@Tag("full")
@Timeout(30)
class PauseTest {
    private static final Duration DUE = Duration.ofMinutes(50);

    private final Refreshing refreshing = new Refreshing();

    @Test
    void theTimerRefreshesNothingUntilTheEndOfThePause() {
        refreshing.key();
        refreshing.credentials.pause();
        refreshing.scheduler.advance(DUE);
        assertThat(refreshing.loader.loads()).isEqualTo(1);
        refreshing.credentials.resume();
        assertThat(refreshing.loader.loads()).isEqualTo(2);
        refreshing.scheduler.advance(DUE);
        assertThat(refreshing.loader.loads()).isEqualTo(3);
    }

    @Test
    void theTimerDoesNotReplaceADiscardedSession() {
        refreshing.key();
        refreshing.credentials.pause();
        assertThat(refreshing.credentials.invalidate("key-1")).isTrue();
        refreshing.scheduler.advance(DUE);
        assertThat(refreshing.loader.loads()).isEqualTo(1);
        refreshing.credentials.resume();
        assertThat(refreshing.key()).isEqualTo("key-2");
    }

    @Test
    void aCallerGetsAFreshSessionNevertheless() {
        refreshing.key();
        refreshing.credentials.pause();
        refreshing.scheduler.advance(Duration.ofDays(1));
        assertThat(refreshing.key()).isEqualTo("key-2");
    }

    @Test
    void aSessionThatNobodyAskedForIsNotFetchedAfterIt() {
        refreshing.credentials.pause();
        refreshing.credentials.resume();
        assertThat(refreshing.loader.loads()).isZero();
    }

    @Test
    void itWaitsForTheAttemptThatIsUnderWay() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            threads.nextLoadWaitsAndThen(() -> {});
            threads.call(1);
            threads.loading.await();
            Thread pausing = new Thread(threads.credentials::pause, "pausing");
            pausing.start();
            await().until(() -> pausing.getState() == Thread.State.TIMED_WAITING);
            threads.permit();
            pausing.join();
            assertThat(threads.loader.loads()).isEqualTo(1);
            assertThat(threads.credentials.status().usable()).isTrue();
        }
    }

    /** The two seconds are real time: what is waited for is another thread. */
    @Test
    void itDoesNotWaitForAnAttemptThatHangs() throws InterruptedException {
        try (RealThreads threads = new RealThreads()) {
            threads.nextLoadWaitsAndThen(() -> {});
            threads.call(1);
            threads.loading.await();
            threads.credentials.pause();
            assertThat(threads.credentials.status().usable()).isFalse();
            threads.permit();
            assertThat(threads.result(0).accessKeyId()).isEqualTo("key-1");
        }
    }
}
