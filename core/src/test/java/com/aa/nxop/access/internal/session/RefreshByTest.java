package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.time.ClockReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A session whose source ends before it is refreshed while the source still works. */
class RefreshByTest {
    private static long refreshAfterSeconds(Optional<Instant> refreshBy) {
        Session session = new Session(
                AwsSessionCredentials.create("key", "hidden", "hidden"),
                FakeClock.START,
                FakeClock.START.plus(Duration.ofHours(1)),
                "it",
                refreshBy,
                false);
        ClockReading born = new ClockReading(0, FakeClock.START.toEpochMilli(), 0);
        return RefreshState.succeeded(session, born, 0, () -> 0.5).refreshAge() / 1_000;
    }

    @Test
    void withoutItTheSessionsOwnLifeDecides() {
        assertThat(refreshAfterSeconds(Optional.empty())).isEqualTo(2_070);
    }

    @ParameterizedTest
    @CsvSource({
        "600, 600, sooner than by itself",
        "2069, 2069, just sooner",
        "2300, 2070, later than by itself",
        "99999999, 2070, far away",
        "0, 1, at once would be without end",
        "-600, 1, in the past",
    })
    void theEarlierOneCounts(long refreshBy, long refreshed, String why) {
        assertThat(refreshAfterSeconds(Optional.of(FakeClock.START.plusSeconds(refreshBy))))
                .as(why)
                .isEqualTo(refreshed);
    }
}
