package com.aa.nxop.access.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClocksTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    private OptionalLong uptimeOf(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("uptime"), text);
        return Clocks.uptime(file.toString());
    }

    /** proc_uptime(5): the second number is how long all processors were idle. */
    @Test
    void theUptimeIsTheFirstNumberInSeconds() throws IOException {
        assertThat(uptimeOf("350735.47 234388.90\n")).hasValue(350_735_470);
        assertThat(uptimeOf("0.00 0.00\n")).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12", "up 3 days", "-1.00 0.00", "NaN 1", "1,5 2", "\0\0\0 "})
    void whatIsNoUptimeIsNotKnown(String text) throws IOException {
        assertThat(uptimeOf(text)).isEmpty();
    }

    @Test
    void whereThereIsNoFileItIsNotKnown() {
        assertThat(Clocks.uptime(folder.resolve("none").toString())).isEmpty();
        assertThat(Clocks.uptime(folder.toString())).as("a folder").isEmpty();
    }

    @Test
    void theClocksOfThisMachineGoOn() {
        Clocks real = Clocks.ofThisMachine(() -> START);
        ClockReading first = real.now();
        ClockReading second = real.now();
        assertThat(second.monotonic()).isGreaterThanOrEqualTo(first.monotonic());
        assertThat(second.uptime()).isGreaterThanOrEqualTo(first.uptime());
        assertThat(real.wall()).isEqualTo(START.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        // monotonic, wall, uptime passed; truly passed, at most
        "100, 100, , 100, 100",
        "100, 100, 100, 100, 100",
        "100, 40, , 100, 100",
        "100, -90000, 100, 100, 100",
        "100, -90000, 700, 700, 100",
        "100, 900, 100, 100, 900",
        "100, 900, 900, 900, 900",
        "100, 900, 500, 500, 900",
        "100, 900, 20, 100, 900",
        "100, 900, , 900, 900",
    })
    void theUptimeMeasuresTheAgeAndWithoutItTheLargerClock(
            long monotonic, long wall, Long uptime, long since, long atMost) {
        ClockReading start = new ClockReading(-7_000, 1_000_000, 50_000);
        ClockReading now = new ClockReading(
                monotonic - 7_000, wall + 1_000_000, uptime == null ? ClockReading.UNREAD : uptime + 50_000);
        assertThat(now.since(start)).isEqualTo(since);
        assertThat(now.atMostSince(start)).isEqualTo(atMost);
    }

    @Test
    void withoutAnUptimeAtTheStartTheWallClockIsBelieved() {
        ClockReading start = new ClockReading(0, 0, ClockReading.UNREAD);
        assertThat(new ClockReading(100, 900, 100).since(start)).isEqualTo(900);
    }
}
