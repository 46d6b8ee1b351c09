package com.aa.nxop.access.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28T08:00:00Z",
                "2026-11-28T08:00:00+00:00",
                "2026-11-28T10:00:00+02:00",
                "2026-11-28T13:30:00+0530",
                "2026-11-28T00:00:00-08",
                "2026-11-28T08:00:00.000Z",
                "2026-11-28T08:00:00.000000000Z",
                "2026-11-28t08:00:00z",
                "2026-11-28T08:00Z",
                " 2026-11-28T08:00:00Z\n",
                "2026-11-28 08:00:00",
                "2026-11-28 08:00:00 UTC",
                "2026-11-28 08:00:00 +0000 UTC",
                "2026-11-28 08:00:00.000000 +0000 UTC m=+3600.1",
                "20261128T080000Z",
                "1795852800",
                "1795852800.25",
                "1795852800000",
                "Sat, 28 Nov 2026 08:00:00 GMT",
            })
    void isReadHoweverItIsWritten(String text) {
        assertThat(StatedTime.parse(text)).contains(Instant.parse("2026-11-28T08:00:00Z"));
    }

    /** As Vault writes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28T08:00:00.123456789Z",
                "2026-11-28T08:00:00.12345678987Z",
                "2026-11-28T03:00:00.123456789-05:00"
            })
    void nanosecondsAreKept(String text) {
        assertThat(StatedTime.parse(text)).contains(Instant.parse("2026-11-28T08:00:00.123456789Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never",
                "<no value>",
                "0",
                "3600",
                "2026",
                "2026-11-28",
                "2026-13-28T08:00:00Z",
                "2026-11-28T25:00:00Z",
                "2026-11-28T08:00:00+99:00",
                "17958528000000000",
                "tomorrow 2026-11-28T08:00:00Z",
            })
    void whatIsNoTimeSaysNothing(String text) {
        assertThat(StatedTime.parse(text)).isEmpty();
    }
}
