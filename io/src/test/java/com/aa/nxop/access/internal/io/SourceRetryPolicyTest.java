package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRetryPolicyTest {
    private static SourceRetryPolicy with(DoubleSupplier random) {
        return new SourceRetryPolicy(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 5, random, pause -> {});
    }

    @ParameterizedTest
    @CsvSource({"1, 20, 200", "2, 40, 400", "3, 80, 800", "4, 160, 1600", "5, 320, 3200", "6, 320, 3200"})
    void pausesGrowAndSpread(int attempt, long leastMillis, long mostMillis) {
        assertThat(with(() -> 0.0).pauseAfter(attempt)).isEqualTo(Duration.ofMillis(leastMillis));
        assertThat(with(() -> 0.999999).pauseAfter(attempt))
                .isGreaterThan(Duration.ofMillis(mostMillis - 1))
                .isLessThan(Duration.ofMillis(mostMillis));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 58, 63, 64, 1_000, Integer.MAX_VALUE})
    void aPauseNeverOverflows(int attempt) {
        assertThat(with(() -> 0.999999).pauseAfter(attempt)).isPositive().isLessThanOrEqualTo(Duration.ofMillis(3_200));
    }

    /** Both hops must fit into the minute that a caller waits at most. */
    @Test
    void theAgentIsGivenTwelveSecondsInAll() {
        SourceRetryPolicy agent = SourceRetryPolicy.ofAgent();
        assertThat(agent.attempts()).isEqualTo(5);
        assertThat(agent.total()).isEqualTo(Duration.ofSeconds(12));
        assertThat(agent.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(agent.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        for (int i = 0; i < 1_000; i++) {
            assertThat(agent.pauseAfter(1)).isBetween(Duration.ofMillis(20), Duration.ofMillis(200));
        }
    }

    @Test
    void aZeroPauseOfTheAgentIsNotSlept() throws InterruptedException {
        long before = System.nanoTime();
        SourceRetryPolicy.ofAgent().sleeper().sleep(Duration.ofMillis(2));
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(2_000_000);
    }
}
