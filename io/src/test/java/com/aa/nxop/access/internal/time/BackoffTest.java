package com.aa.nxop.access.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final long HALF_AN_HOUR = 1_800_000;

    @ParameterizedTest
    @CsvSource({
        // failures, retryable, left, least, most
        "1, true, 1800000, 1000, 2000",
        "2, true, 1800000, 2000, 4000",
        "3, true, 1800000, 3000, 8000",
        "4, true, 1800000, 4000, 16000",
        "5, true, 1800000, 5000, 32000",
        "6, true, 1800000, 5000, 60000",
        "7, true, 1800000, 5000, 60000",
        "1, false, 1800000, 5000, 10000",
        "2, false, 1800000, 5000, 20000",
        "3, false, 1800000, 5000, 40000",
        "4, false, 1800000, 5000, 60000",
        "1, true, 0, 1000, 2000",
        "4, true, 0, 4000, 15000",
        "9, true, -5000, 5000, 15000",
        "2, false, 0, 5000, 15000",
        "9, true, 30000, 5000, 10000",
        "9, true, 3000, 5000, 5000",
        "1, true, 1, 1000, 1000",
        "9, false, 9000, 5000, 5000",
    })
    void restsBetweenItsBounds(int failures, boolean retryable, long left, long least, long most) {
        assertThat(Backoff.rest(failures, retryable, left, () -> 0.0)).isEqualTo(least);
        long longest = Backoff.rest(failures, retryable, left, () -> 0.999999);
        assertThat(longest).isBetween(Math.max(least, most - 1), most);
    }

    /** (1L << n-1) * 100 overflowed at the 58th failure, and the next refresh lay in the year 75,191,085. */
    @Test
    void awsSdkJavaV2Issue6805AThousandFailuresDoNotOverflow() {
        for (int failures = 1; failures <= 1_000; failures++) {
            for (double random : List.of(0.0, 0.5, 0.999999)) {
                for (long left : List.of(-1L, 0L, 1L, HALF_AN_HOUR, Long.MAX_VALUE)) {
                    assertThat(Backoff.rest(failures, true, left, () -> random)).isBetween(1_000L, 60_000L);
                    assertThat(Backoff.rest(failures, false, left, () -> random))
                            .isBetween(5_000L, 60_000L);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {57, 58, 59, 62, 63, 64, 65, Integer.MAX_VALUE})
    void awsSdkJavaV2Issue6805TheFailuresAtWhichAShiftWouldTurnOver(int failures) {
        assertThat(Backoff.rest(failures, true, HALF_AN_HOUR, () -> 0.999999)).isBetween(59_999L, 60_000L);
    }

    /** failsafe#115: a jitter larger than the delay made a negative sleep. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 2, 999, 1_000, 2_999, 3_000, 3_001})
    void failsafeIssue115NoRestIsShorterThanASecond(long left) {
        assertThat(Backoff.rest(1, true, left, () -> 0.999999)).isGreaterThanOrEqualTo(1_000);
    }

    /** So that an attempt is made before the end, wherever there is time for one. */
    @ParameterizedTest
    @ValueSource(longs = {4_000, 10_000, 60_000, 600_000, HALF_AN_HOUR})
    void noRestOfMoreThanFiveSecondsIsLongerThanAThirdOfWhatIsLeft(long left) {
        assertThat(Backoff.rest(50, true, left, () -> 0.999999)).isLessThanOrEqualTo(Math.max(5_000, left / 3));
    }
}
