package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.time.ClockReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class RefreshStateTest {
    private static final Instant START = Instant.ofEpochSecond(1_000_000);
    private static final ClockReading BORN = new ClockReading(-5_000_000, START.toEpochMilli(), 77_000);
    private static final long OPEN = Long.MIN_VALUE;

    private final AccessException busy = new AccessException(CoreFinding.STS_BUSY, "busy", "wait");

    private static Session session(Duration life) {
        return new Session(AwsSessionCredentials.create("key", "hidden", "hidden"), START, START.plus(life), "it");
    }

    private static RefreshState of(Duration life, double random) {
        return RefreshState.succeeded(session(life), BORN, OPEN, () -> random);
    }

    private static RefreshState hour(double random) {
        return of(Duration.ofHours(1), random);
    }

    /** By all clocks. */
    private static ClockReading at(long seconds) {
        return atMillis(seconds * 1_000);
    }

    private static ClockReading atMillis(long millis) {
        return new ClockReading(BORN.monotonic() + millis, BORN.wall() + millis, BORN.uptime() + millis);
    }

    /** A session of an hour, refreshed at 1440 s, last minute from 3540 s, end at 3600 s; and a failure resting until so many s. */
    @ParameterizedTest
    @CsvSource({
        // now, resting until, decision
        "0, , SERVE",
        "1439, , SERVE",
        "1440, , REFRESH_IN_BACKGROUND",
        "3539, , REFRESH_IN_BACKGROUND",
        "3540, , WAIT_BRIEFLY",
        "3599, , WAIT_BRIEFLY",
        "3600, , WAIT",
        "1000000, , WAIT",
        "1440, 1441, SERVE",
        "1441, 1441, REFRESH_IN_BACKGROUND",
        "3540, 3541, SERVE",
        "3541, 3541, WAIT_BRIEFLY",
        "3599, 3700, SERVE",
        "3600, 3601, FAIL",
        "3600, 3600, WAIT",
        "3699, 3700, FAIL",
        "3700, 3700, WAIT",
        "0, 100, SERVE",
    })
    void everyMomentHasOneDecision(long now, Long restingUntil, RefreshDecision decision) {
        RefreshState fresh = hour(0.0);
        long retryAt = restingUntil == null ? OPEN : at(restingUntil).monotonic();
        RefreshState state = new RefreshState(
                fresh.session(),
                BORN,
                fresh.refreshAge(),
                fresh.lastMinuteAge(),
                fresh.life(),
                fresh.quietUntil(),
                fresh.quietUntilWall(),
                0,
                retryAt,
                busy);
        assertThat(state.decide(at(now))).isEqualTo(decision);
    }

    @Test
    void withoutASessionOneIsWaitedForAndAFreshFailureIsRepeated() {
        assertThat(RefreshState.NOTHING_YET.decide(at(0))).isEqualTo(RefreshDecision.WAIT);
        assertThat(RefreshState.NOTHING_YET.isValid(at(0))).isFalse();
        RefreshState failed = RefreshState.NOTHING_YET.failed(busy, at(0), OPEN, () -> 0.0);
        assertThat(failed.decide(at(0))).isEqualTo(RefreshDecision.FAIL);
        assertThat(failed.decide(atMillis(999))).isEqualTo(RefreshDecision.FAIL);
        assertThat(failed.decide(at(1))).isEqualTo(RefreshDecision.WAIT);
    }

    @ParameterizedTest
    @CsvSource({"0.0, 1440000", "0.5, 2070000", "0.999999, 2699998"})
    void theRefreshLiesBetweenTwoFifthsAndThreeQuartersOfTheLife(double random, long millis) {
        assertThat(hour(random).refreshAge()).isEqualTo(millis);
        assertThat(hour(random).quietUntil()).isEqualTo(BORN.monotonic() + millis);
        assertThat(hour(random).nextAt(BORN)).isEqualTo(BORN.monotonic() + millis);
    }

    @ParameterizedTest
    @CsvSource({"PT1H, 60000", "PT15M, 60000", "PT12M, 60000", "PT6M, 30000", "PT12S, 1000", "PT0.012S, 1"})
    void theLastMinuteIsShorterInAVeryShortLife(Duration life, long millis) {
        RefreshState state = of(life, 0.0);
        assertThat(state.life() - state.lastMinuteAge()).isEqualTo(millis);
        assertThat(state.life()).isEqualTo(life.toMillis());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 11, 999, 1_000, 1_001, 60_000, 900_000, 3_600_000, 43_200_000})
    void theStagesFollowEachOtherInEveryLife(long millis) {
        for (double random : List.of(0.0, 0.3, 0.999999)) {
            RefreshState state = of(Duration.ofMillis(millis), random);
            assertThat(state.refreshAge()).isBetween(0L, state.lastMinuteAge());
            assertThat(state.lastMinuteAge()).isBetween(0L, state.life());
            if (millis > 2_000) {
                assertThat(state.refreshAge()).isLessThan(state.lastMinuteAge());
            }
        }
    }

    /** A source that repeats credentials with little life left must not be asked without end. */
    @ParameterizedTest
    @ValueSource(longs = {1_200, 1_500, 1_999, 2_000})
    void noRefreshComesSoonerThanASecond(long millis) {
        assertThat(of(Duration.ofMillis(millis), 0.0).refreshAge()).isEqualTo(1_000);
    }

    @Test
    void aSuccessForgetsTheFailures() {
        RefreshState state = hour(0.0).failed(busy, at(1800), OPEN, () -> 0.0).failed(busy, at(1900), OPEN, () -> 0.0);
        assertThat(state.failures()).isEqualTo(2);
        assertThat(state.failure()).isSameAs(busy);
        RefreshState after = hour(0.0);
        assertThat(after.failures()).isZero();
        assertThat(after.failure()).isNull();
        assertThat(after.retryAt()).isEqualTo(OPEN);
    }

    @Test
    void aFailureLeavesTheSessionAsItIs() {
        RefreshState before = hour(0.5);
        RefreshState after = before.failed(busy, at(2300), OPEN, () -> 0.5);
        assertThat(after.session()).isSameAs(before.session());
        assertThat(after.refreshAge()).isEqualTo(before.refreshAge());
        assertThat(after.lastMinuteAge()).isEqualTo(before.lastMinuteAge());
        assertThat(after.life()).isEqualTo(before.life());
        assertThat(after.retryAt()).isEqualTo(at(2300).monotonic() + 1_500);
        assertThat(after.nextAt(at(2300))).isEqualTo(after.retryAt());
    }

    /** Where callers have nothing to begin and nothing to wait for, they look at one or two clocks. */
    @Test
    void callersLookAtLittleUntilSomethingIsToBeDone() {
        RefreshState due = hour(0.5);
        RefreshState underWay = due.attempted(at(2100), 75_000);
        assertThat(underWay.quietUntil()).isEqualTo(at(2175).monotonic());
        assertThat(underWay.quietUntilWall()).isEqualTo(at(2175).wall());
        assertThat(underWay.retryAt()).isEqualTo(due.retryAt());
        RefreshState resting = underWay.failed(busy, at(2100), OPEN, () -> 0.5);
        assertThat(resting.quietUntil()).isEqualTo(resting.retryAt());
        assertThat(resting.quietUntilWall()).isEqualTo(at(2100).wall() + 1_500);
    }

    @Test
    void inTheLastMinuteAndWithoutASessionAllClocksAreLookedAt() {
        RefreshState hour = hour(0.5);
        assertThat(hour.attempted(at(3500), 75_000).quietUntil())
                .as("the last minute begins")
                .isEqualTo(at(3540).monotonic());
        assertThat(hour.attempted(at(3540), 75_000).quietUntil()).isEqualTo(Long.MIN_VALUE);
        assertThat(hour.failed(busy, at(3540), OPEN, () -> 0.5).quietUntil()).isEqualTo(Long.MIN_VALUE);
        assertThat(hour.failed(busy, at(3600), OPEN, () -> 0.5).quietUntilWall())
                .isEqualTo(Long.MIN_VALUE);
        assertThat(hour.discarded(at(1), OPEN).quietUntil()).isEqualTo(Long.MIN_VALUE);
        assertThat(hour.discarded(at(1), OPEN).attempted(at(1), 75_000).quietUntil())
                .isEqualTo(Long.MIN_VALUE);
        assertThat(RefreshState.NOTHING_YET.attempted(at(1), 75_000).quietUntil())
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aDiscardedSessionIsOverAtOnceAndOnlyAShortRestIsKept() {
        RefreshState discarded = hour(0.5).discarded(at(10), OPEN);
        assertThat(discarded.isValid(at(10))).isFalse();
        assertThat(discarded.decide(at(10))).isEqualTo(RefreshDecision.WAIT);
        RefreshState resting = hour(0.5);
        for (int i = 0; i < 9; i++) {
            resting = resting.failed(busy, at(2000), OPEN, () -> 0.999999);
        }
        assertThat(resting.retryAt() - at(2000).monotonic()).isGreaterThan(59_000);
        RefreshState both = resting.discarded(at(2000), OPEN);
        assertThat(both.retryAt() - at(2000).monotonic()).isEqualTo(15_000);
        assertThat(both.decide(at(2014))).isEqualTo(RefreshDecision.FAIL);
        assertThat(both.decide(at(2015))).isEqualTo(RefreshDecision.WAIT);
        assertThat(both.failed(busy, at(2015), OPEN, () -> 0.999999).retryAt() - at(2015).monotonic())
                .as("as without a session")
                .isLessThanOrEqualTo(15_000);
    }

    @Test
    void thePaceIsKeptWhateverHappens() {
        long opensAt = at(3_000).monotonic();
        assertThat(RefreshState.succeeded(session(Duration.ofHours(1)), BORN, opensAt, () -> 0.0)
                        .nextAt(BORN))
                .isEqualTo(opensAt);
        assertThat(hour(0.5).failed(busy, at(2_300), opensAt, () -> 0.0).retryAt())
                .isEqualTo(opensAt);
        RefreshState discarded = hour(0.5).discarded(at(2_300), opensAt);
        assertThat(discarded.decide(at(2_999))).isEqualTo(RefreshDecision.FAIL);
        assertThat(discarded.whyNot()).hasMessage("""
                Within a minute, the SDK got 15 sessions, and none of them lasted.
                  Remedy: The SDK tries again within a minute. Check the clock of the pod's node. Check also whether the \
                platform gives credentials that are about to expire.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#session-wait""");
        assertThat(discarded.decide(at(3_000))).isEqualTo(RefreshDecision.WAIT);
    }

    @Test
    void isShownWithoutCredentials() {
        assertThat(hour(0.0)).hasToString("it, until 1970-01-12T14:46:40Z, failures 0");
        assertThat(RefreshState.NOTHING_YET).hasToString("null, failures 0");
    }
}
