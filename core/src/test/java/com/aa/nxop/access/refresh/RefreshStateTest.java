package com.aa.nxop.access.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
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

    private final AccessException busy = new AccessException(Finding.STS_BUSY, "busy", "wait");

    private static Session session(Duration life) {
        return new Session(AwsSessionCredentials.create("key", "hidden", "hidden"), START, START.plus(life), "it");
    }

    private static RefreshState hour(double random) {
        return RefreshState.succeeded(session(Duration.ofHours(1)), () -> random);
    }

    private static long at(long seconds) {
        return START.plusSeconds(seconds).toEpochMilli();
    }

    /** A session of an hour, refreshed at 1800 s, last minute from 3540 s, end at 3600 s; and a failure resting until so many s. */
    @ParameterizedTest
    @CsvSource({
        // now, resting until, decision
        "-100, , SERVE",
        "0, , SERVE",
        "1799, , SERVE",
        "1800, , REFRESH_IN_BACKGROUND",
        "3539, , REFRESH_IN_BACKGROUND",
        "3540, , WAIT_BRIEFLY",
        "3599, , WAIT_BRIEFLY",
        "3600, , WAIT",
        "1000000, , WAIT",
        "1800, 1801, SERVE",
        "1801, 1801, REFRESH_IN_BACKGROUND",
        "3540, 3541, SERVE",
        "3541, 3541, WAIT_BRIEFLY",
        "3599, 3700, SERVE",
        "3600, 3601, FAIL",
        "3600, 3600, WAIT",
        "3699, 3700, FAIL",
        "3700, 3700, WAIT",
        "0, 100, SERVE",
    })
    void everyMomentHasOneDecision(long now, Long restingUntil, Decision decision) {
        RefreshState fresh = hour(0.0);
        long retryAt = restingUntil == null ? Long.MIN_VALUE : at(restingUntil);
        RefreshState state = new RefreshState(
                fresh.session(), fresh.refreshAt(), fresh.lastMinuteAt(), fresh.expiresAt(), 0, retryAt, busy);
        assertThat(state.decide(at(now))).isEqualTo(decision);
    }

    @Test
    void withoutASessionOneIsWaitedForAndAFreshFailureIsRepeated() {
        assertThat(RefreshState.NOTHING_YET.decide(at(0))).isEqualTo(Decision.WAIT);
        assertThat(RefreshState.NOTHING_YET.isExpired(at(0))).isTrue();
        RefreshState failed = RefreshState.NOTHING_YET.failed(busy, at(0), () -> 0.0);
        assertThat(failed.decide(at(0))).isEqualTo(Decision.FAIL);
        assertThat(failed.decide(at(1) - 1)).isEqualTo(Decision.FAIL);
        assertThat(failed.decide(at(1))).isEqualTo(Decision.WAIT);
    }

    @ParameterizedTest
    @CsvSource({"0.0, 1800000", "0.5, 2250000", "0.999999, 2699999"})
    void theRefreshLiesBetweenAHalfAndThreeQuartersOfTheLife(double random, long millis) {
        assertThat(hour(random).refreshAt() - at(0)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"PT1H, 60000", "PT15M, 60000", "PT12M, 60000", "PT6M, 30000", "PT12S, 1000", "PT0.012S, 1"})
    void theLastMinuteIsShorterInAVeryShortLife(Duration life, long millis) {
        RefreshState state = RefreshState.succeeded(session(life), () -> 0.0);
        assertThat(state.expiresAt() - state.lastMinuteAt()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 11, 999, 1_000, 1_001, 60_000, 900_000, 3_600_000, 43_200_000})
    void theStagesFollowEachOtherInEveryLife(long millis) {
        for (double random : List.of(0.0, 0.3, 0.999999)) {
            RefreshState state = RefreshState.succeeded(session(Duration.ofMillis(millis)), () -> random);
            assertThat(state.refreshAt()).isBetween(at(0), state.expiresAt());
            assertThat(state.lastMinuteAt()).isBetween(at(0), state.expiresAt());
            if (millis > 2_000) {
                assertThat(state.refreshAt()).isLessThan(state.lastMinuteAt());
            }
        }
    }

    /** A source that repeats credentials with little life left must not be asked without end. */
    @ParameterizedTest
    @ValueSource(longs = {1_200, 1_500, 1_999, 2_000})
    void noRefreshComesSoonerThanASecond(long millis) {
        assertThat(RefreshState.succeeded(session(Duration.ofMillis(millis)), () -> 0.0)
                        .refreshAt())
                .isEqualTo(at(1));
    }

    @Test
    void aSuccessForgetsTheFailures() {
        RefreshState state = hour(0.0).failed(busy, at(1800), () -> 0.0).failed(busy, at(1900), () -> 0.0);
        assertThat(state.failures()).isEqualTo(2);
        assertThat(state.failure()).isSameAs(busy);
        RefreshState after = hour(0.0);
        assertThat(after.failures()).isZero();
        assertThat(after.failure()).isNull();
        assertThat(after.retryAt()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aFailureLeavesTheSessionAsItIs() {
        RefreshState before = hour(0.5);
        RefreshState after = before.failed(busy, at(2300), () -> 0.5);
        assertThat(after.session()).isSameAs(before.session());
        assertThat(after.refreshAt()).isEqualTo(before.refreshAt());
        assertThat(after.expiresAt()).isEqualTo(before.expiresAt());
    }

    /** An hour of every second, after failures at random: no decision contradicts the promises. */
    @Test
    void noMomentBreaksAPromise() {
        for (double random : List.of(0.0, 0.5, 0.999999)) {
            RefreshState state = hour(random);
            for (long second = -10; second < 3_700; second++) {
                Decision decision = state.decide(at(second));
                boolean valid = second < 3_600;
                assertThat(valid)
                        .as("%s at %d s", decision, second)
                        .isEqualTo(decision == Decision.SERVE
                                || decision == Decision.REFRESH_IN_BACKGROUND
                                || decision == Decision.WAIT_BRIEFLY);
                assertThat(state.isExpired(at(second))).isEqualTo(!valid);
                if (decision != Decision.SERVE && decision != Decision.FAIL) {
                    state = state.failed(busy, at(second), () -> random);
                }
            }
        }
    }

    @Test
    void isShownWithoutCredentials() {
        assertThat(hour(0.0)).hasToString("it, until 1970-01-12T14:46:40Z, failures 0");
        assertThat(RefreshState.NOTHING_YET).hasToString("null, failures 0");
    }
}
