package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDatesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T12:00:00Z, 2026-11-21T12:00:00Z",
        "2026-11-21T12:00:00.250Z, 2026-11-21T12:00:00.250Z",
        "2026-11-21T12:00Z, 2026-11-21T12:00:00Z",
        "2026-11-21T06:00:00-06:00, 2026-11-21T12:00:00Z",
        "2026-11-21T12:00:00, 2026-11-21T12:00:00Z",
        "2026-11-21T12:00:00.2509Z, 2026-11-21T12:00:00.250Z",
        "2026-11-21, 2026-11-21T00:00:00Z",
        "0, 1970-01-01T00:00:00Z",
        "2026, 1970-01-01T00:33:46Z",
        "-1, 1969-12-31T23:59:59Z",
        "1795262400, 2026-11-21T12:00:00Z"
    })
    void areIsoOrEpochSeconds(String text, Instant expected) {
        assertThat(PolicyDates.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-11", "2026-02-30", "2026-11-21T25:00:00Z", "21/11/2026"})
    void areNothingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyDates.parse(text))
                .withMessage("not a date: " + text);
    }
}
