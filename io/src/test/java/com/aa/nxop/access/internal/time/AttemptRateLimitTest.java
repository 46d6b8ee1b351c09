package com.aa.nxop.access.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptRateLimitTest {
    private final AttemptRateLimit pace = new AttemptRateLimit();

    @ParameterizedTest
    @ValueSource(longs = {0, 1_795_000_000_000L, -9_223_372_036_854L})
    void fifteenMayStartAtOnceAndTheNextAMinuteLater(long start) {
        for (int i = 0; i < 15; i++) {
            assertThat(pace.opensAt()).isLessThanOrEqualTo(start);
            pace.started(start + i);
        }
        assertThat(pace.opensAt()).isEqualTo(start + 60_000);
        pace.started(start + 60_000);
        assertThat(pace.opensAt()).as("the second oldest").isEqualTo(start + 60_001);
    }

    @Test
    void aCallerThatAsksAsSoonAsAllowedStartsFifteenInAMinuteAtMost() {
        long[] starts = new long[1_000];
        long now = 0;
        for (int i = 0; i < starts.length; i++) {
            now = Math.max(now + i % 3, pace.opensAt());
            pace.started(now);
            starts[i] = now;
            if (i >= 15) {
                assertThat(starts[i] - starts[i - 15]).isGreaterThanOrEqualTo(60_000);
            }
        }
    }
}
