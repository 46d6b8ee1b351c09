package com.aa.nxop.access.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {
    /** The monotonic clock counts from anywhere: it may be negative. */
    @ParameterizedTest
    @CsvSource({
        // at, more, now, delay
        "1000, 0, 400, 600",
        "1000, 500, 400, 1100",
        "1000, 0, 1000, 0",
        "1000, 0, 1001, 0",
        "-5000, 0, -9000, 4000",
        "-9223372036854775808, 0, 400, 0",
        "-9223372036854775808, 45000, 9000000000000, 0",
        "-9223372036854715808, 60000, 9000000000000, 0",
        "-9223372036854715808, 60000, -9000000000000, 0",
    })
    void isNeverNegativeAndNeverOverflows(long at, long more, long now, long millis) {
        assertThat(Delay.until(at, more, now)).isEqualTo(Duration.ofMillis(millis));
    }
}
