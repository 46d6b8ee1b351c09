package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTest {
    @ParameterizedTest
    @CsvSource({
        "PT15M, 900",
        "PT1H, 3600",
        "pt30m, 1800",
        "900, 900",
        "3600, 3600",
        "1800, 1800",
        "PT900S, 900",
        "PT59M59S, 3599",
    })
    void fifteenMinutesToOneHour(String text, long seconds) {
        assertThat(Configured.with("NXOP_SESSION_DURATION", text).session().duration())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H1S", "3601", "PT12H", "43200", "P1D", "999999999"})
    void aChainedSessionLivesNoLongerThanOneHour(String text) {
        Configured.hasOneProblem(
                "NXOP_SESSION_DURATION",
                text,
                CoreFinding.CONFIG_DURATION,
                "NXOP_SESSION_DURATION is \"" + text
                        + "\": a session from role chaining lasts one hour at most. Write PT1H, or leave it"
                        + " out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"899", "0", "PT14M59S", "PT14M59.999S", "-PT1H", "PT-1H", "PT0S"})
    void stsGivesNoneUnderFifteenMinutes(String text) {
        Configured.hasOneProblem(
                "NXOP_SESSION_DURATION",
                text,
                CoreFinding.CONFIG_DURATION,
                "NXOP_SESSION_DURATION is \"" + text
                        + "\": STS gives no session shorter than 15 minutes. Write PT15M or more.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "an hour",
                "1h",
                "PT0.25H",
                "60m",
                "-900",
                "+900",
                "900.5",
                "1e3",
                "9999999999",
                "99999999999999999999",
                "PT99999999999999999999H",
                "PT9223372036854775807H",
                "P",
                "PT",
                "٩٠٠",
            })
    void anythingElseIsNoDuration(String text) {
        Configured.hasOneProblem(
                "NXOP_SESSION_DURATION",
                text,
                CoreFinding.CONFIG_DURATION,
                "NXOP_SESSION_DURATION is \"" + text
                        + "\": it must be a duration from PT15M to PT1H, or seconds from 900 to 3600. Write for example PT30M.");
    }
}
