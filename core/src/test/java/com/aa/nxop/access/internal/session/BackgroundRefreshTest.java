package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.FakeClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("full")
class BackgroundRefreshTest {
    private static final Instant START = FakeClock.START;

    private final Refreshing refreshing = new Refreshing();

    @ParameterizedTest
    @CsvSource({"0.0, PT24M", "0.5, PT34M30S", "0.999999, PT44M59.998S"})
    void theNextSessionIsFetchedWhileAQuarterOfTheLifeIsLeft(double random, Duration after) {
        Refreshing any = new Refreshing(random);
        any.key();
        assertThat(any.scheduler.dueAt()).isEqualTo(START.plus(after));
        any.scheduler.advance(after);
        assertThat(any.loader.loads()).isEqualTo(2);
        assertThat(any.key()).isEqualTo("key-2");
    }

    @Test
    void anIdleApplicationFindsAFreshSessionDaysLater() {
        refreshing.key();
        refreshing.scheduler.advance(Duration.ofDays(3));
        int loads = refreshing.loader.loads();
        assertThat(loads).as("one for each 34 minutes and a half").isBetween(126, 127);
        assertThat(refreshing.key()).isEqualTo("key-" + loads);
        assertThat(refreshing.loader.loads()).isEqualTo(loads);
    }

    @Test
    void nobodyWaitsForARefreshWhileTheSessionIsGood() {
        refreshing.key();
        refreshing.scheduler.queueing();
        refreshing.clock.advance(Duration.ofMinutes(45));
        for (int i = 0; i < 100; i++) {
            assertThat(refreshing.key()).isEqualTo("key-1");
        }
        assertThat(refreshing.loader.loads()).as("the refresh has not run yet").isEqualTo(1);
        refreshing.scheduler.runNext();
        assertThat(refreshing.scheduler.isWaiting())
                .as("one refresh was asked for")
                .isFalse();
        assertThat(refreshing.key()).isEqualTo("key-2");
    }

    /** The scheduler's own task may come late, or never on a node that slept: a caller starts the refresh as well. */
    @Test
    void aCallerStartsTheRefreshThatTheSchedulerMissed() {
        refreshing.key();
        refreshing.clock.advance(Duration.ofMinutes(50));
        assertThat(refreshing.key()).isEqualTo("key-2");
        refreshing.scheduler.advance(Duration.ZERO);
        assertThat(refreshing.loader.loads())
                .as("the missed task finds nothing to do")
                .isEqualTo(2);
    }

    /** To start a thread takes milliseconds on a busy machine, and to compile the way there does, too. */
    @Test
    void aCallerHandsTheMissedRefreshToTheTimerOnce() {
        refreshing.key();
        refreshing.scheduler.takingOver();
        refreshing.clock.advance(Duration.ofMinutes(50));
        assertThat(refreshing.key()).isEqualTo("key-1");
        assertThat(refreshing.key()).isEqualTo("key-1");
        assertThat(refreshing.scheduler.handedOver()).isEqualTo(1);
        assertThat(refreshing.loader.loads()).as("the caller starts nothing").isEqualTo(1);
        refreshing.scheduler.runHandedOver();
        assertThat(refreshing.key()).isEqualTo("key-2");
    }

    @Test
    void aSecondLaterTheNextCallerStartsWhatTheTimerDidNot() {
        refreshing.key();
        refreshing.scheduler.takingOver();
        refreshing.clock.advance(Duration.ofMinutes(50));
        refreshing.key();
        refreshing.clock.advance(Duration.ofMillis(999));
        assertThat(refreshing.key()).isEqualTo("key-1");
        refreshing.clock.advance(Duration.ofMillis(1));
        assertThat(refreshing.key()).isEqualTo("key-2");
        assertThat(refreshing.scheduler.handedOver()).isEqualTo(1);
    }

    @Test
    void aLaterRefreshIsHandedOverAsWell() {
        refreshing.key();
        refreshing.scheduler.takingOver();
        for (int i = 2; i < 5; i++) {
            refreshing.clock.advance(Duration.ofMinutes(50));
            refreshing.key();
            refreshing.scheduler.runHandedOver();
            assertThat(refreshing.key()).isEqualTo("key-" + i);
        }
    }

    @Test
    void afterASleepThatWasLongerThanTheSessionANewOneIsWaitedFor() {
        refreshing.key();
        refreshing.clock.advance(Duration.ofDays(2));
        assertThat(refreshing.key()).isEqualTo("key-2");
    }

    @Test
    void inTheLastMinuteACallerGetsTheNextSessionIfItComesInTime() {
        refreshing.key();
        refreshing.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
        assertThat(refreshing.key()).isEqualTo("key-2");
    }

    /** The one second is real time: what is waited for is another thread, and no clock can be moved for it. */
    @Test
    void inTheLastMinuteACallerWaitsASecondAtMostAndTakesWhatThereIs() {
        refreshing.key();
        refreshing.scheduler.queueing();
        refreshing.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
        long start = System.nanoTime();
        assertThat(refreshing.key()).isEqualTo("key-1");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofMillis(3_000));
        long again = System.nanoTime();
        assertThat(refreshing.key()).isEqualTo("key-1");
        assertThat(Duration.ofNanos(System.nanoTime() - again))
                .as("the second is counted from the start of the refresh, not from each caller's")
                .isLessThan(Duration.ofMillis(500));
    }

    /** aws-sdk-java-v2#5247: a refresh a second before the end leaves no time to recover. */
    @Test
    void awsSdkJavaV2Issue5247AnOutageOfTenMinutesIsNotNoticed() {
        Refreshing latest = new Refreshing(0.999999);
        latest.key();
        latest.scheduler.advance(Duration.ofMinutes(44));
        latest.loader.isBusy();
        for (int second = 0; second < 600; second++) {
            latest.scheduler.advance(Duration.ofSeconds(1));
            assertThat(latest.key()).isEqualTo("key-1");
        }
        latest.loader.recovers();
        latest.scheduler.advance(Duration.ofMinutes(1));
        assertThat(latest.key()).as("within one rest").isNotEqualTo("key-1");
    }
}
