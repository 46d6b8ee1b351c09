package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 10: what a fleet does to STS. The rows of docs/internals/fleet.md are what the large one finds, in {@code -Plong}. */
@Tag("full")
@Timeout(120)
class FleetTest {
    private static final Path REPORT = Path.of("..", "docs", "internals", "fleet.md");

    /** The same lives, of a tenth of the pods with a tenth of the quota. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "All start within a minute, 24, PT1M, 60, PT0S, PT0S, PT0S",
        "All start within a second, 8, PT1S, 60, PT0S, PT0S, PT0S",
        "All start within a minute and others take 50 of the 60, 8, PT1M, 10, PT0S, PT0S, PT0S",
        "STS is down for an hour and a quarter, 12, PT1M, 60, PT3H, PT4H15M, PT4H15M",
    })
    void aThousandPods(
            String name, int hours, Duration within, int quota, Duration downFrom, Duration downUntil, Duration from) {
        assertThat(row(1_000, name, hours, within, quota, downFrom, downUntil, from))
                .isNotEmpty();
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // name, hours, started within, quota, STS down from, until, measured from the hour after
        "All start within a minute, 24, PT1M, 600, PT0S, PT0S, PT0S",
        "All start within a second, 8, PT1S, 600, PT0S, PT0S, PT0S",
        "All start within a minute and others take 500 of the 600, 8, PT1M, 100, PT0S, PT0S, PT0S",
        "STS is down for an hour and a quarter, 12, PT1M, 600, PT3H, PT4H15M, PT4H15M",
    })
    void tenThousandPods(
            String name, int hours, Duration within, int quota, Duration downFrom, Duration downUntil, Duration from)
            throws IOException {
        assertThat(Files.readAllLines(REPORT))
                .as("docs/internals/fleet.md")
                .contains(row(10_000, name, hours, within, quota, downFrom, downUntil, from));
    }

    /** Promise 15, of a fleet: nobody notices, and the second region sees no storm. */
    @Test
    void withAFallbackRegionNobodyNoticesThreeHoursWithoutSts() {
        Fleet fleet = new Fleet(10, Duration.ofHours(8), 60, Duration.ofHours(2), Duration.ofHours(5), true);
        fleet.live(1_000, Duration.ofMinutes(1));
        assertThat(fleet.unserved()).isZero();
        List<Integer> outage = fleet.minutesFrom(Duration.ofHours(2)).subList(0, 180);
        // The region that is down: three requests of each refresh, for a thousand pods that refresh every 35 minutes.
        assertThat(Collections.max(outage)).isLessThan(3 * 60);
    }

    private static String row(
            int pods,
            String name,
            int hours,
            Duration within,
            int quota,
            Duration downFrom,
            Duration downUntil,
            Duration from) {
        Fleet fleet = new Fleet(10, Duration.ofHours(hours), quota, downFrom, downUntil, false);
        fleet.live(pods, within);
        assertThat(fleet.healthy()).isEqualTo(pods);
        assertThat(fleet.allHealthyAfter()).isLessThan(Duration.ofMinutes(5));
        List<Integer> minutes = fleet.minutesFrom(from.plusHours(1));
        double mean = minutes.stream().mapToInt(Integer::intValue).average().orElse(0) / 60;
        double peak = Collections.max(minutes) / 60.0;
        assertThat(peak / mean).as("peak over mean after the first hour").isLessThanOrEqualTo(2);
        return String.format(
                Locale.ROOT,
                "| %s | %d h | %.0f s | %d/s | %.1f/s | %.1f/s | %.2f |",
                name,
                hours,
                fleet.allHealthyAfter().toMillis() / 1_000.0,
                fleet.mostInASecond(),
                mean,
                peak,
                peak / mean);
    }
}
