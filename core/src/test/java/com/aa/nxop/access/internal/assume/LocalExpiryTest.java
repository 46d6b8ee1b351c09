package com.aa.nxop.access.internal.assume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Sts;
import com.aa.nxop.access.internal.session.Session;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a session by this machine's clock: never later than STS will refuse it, however wrong the clock is. */
class LocalExpiryTest {
    private static final Instant START = FakeClock.START;

    /** STS's clock shows another time than ours, and its session ends after so long by its own clock. */
    private static Session load(Instant stsTime, Duration life, String dateHeader) {
        try (HopTwo hop = new HopTwo(Sts.assumed(stsTime.plus(life)).with("Date", dateHeader))) {
            return hop.load();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -900, -61, -1, 0, 1, 61, 900, 86_400})
    void aSkewOfTheClocksDoesNotChangeTheSessionsLength(long skewSeconds) {
        Instant stsTime = START.plusSeconds(skewSeconds);
        Session session = load(stsTime, Duration.ofHours(1), Sts.date(stsTime));
        assertThat(session.issuedAt()).isEqualTo(START);
        assertThat(session.expiresAt())
                .as("an hour, less the second to which the header is cut")
                .isEqualTo(START.plus(Duration.ofMinutes(59)).plusSeconds(59));
    }

    @Test
    void aShorterSessionThanWasAskedForEndsEarlier() {
        assertThat(load(START.plusSeconds(900), Duration.ofMinutes(15), Sts.date(START.plusSeconds(900)))
                        .expiresAt())
                .isEqualTo(START.plus(Duration.ofMinutes(15)).minusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "Sat, 99 Nov 2026 10:00:00 GMT", "2026-11-21T10:00:00Z", "0"})
    void withoutAUsableDateTheGivenEndCounts(String header) {
        assertThat(load(START, Duration.ofMinutes(50), header).expiresAt())
                .isEqualTo(START.plus(Duration.ofMinutes(50)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday"})
    void withoutADateASlowClockDoesNotLengthenTheSession(String header) {
        assertThat(load(START.plus(Duration.ofMinutes(15)), Duration.ofHours(1), header)
                        .expiresAt())
                .as("no longer than was asked for")
                .isEqualTo(START.plus(Duration.ofHours(1)));
    }

    /** A proxy that answers with a stored header. */
    @Test
    void anOldDateDoesNotLengthenTheSession() {
        assertThat(load(START, Duration.ofHours(1), "Sat, 01 Jan 2000 00:00:00 GMT")
                        .expiresAt())
                .isEqualTo(START.plus(Duration.ofHours(1)));
    }
}
