package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxClockTest {
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private static void shows(SandboxClock clock, Instant expected) {
        assertThat(Duration.between(expected, clock.instant()).abs()).isLessThan(TOLERANCE);
    }

    @Test
    void showsTheRealTimeAtFirst() {
        shows(SandboxClock.now(), Instant.now());
    }

    @Test
    void startsWhereItIsTold() {
        Instant start = Instant.parse("1999-12-31T23:59:59Z");
        shows(SandboxClock.startingAt(start), start);
    }

    @Test
    void movesOnAndBack() {
        SandboxClock clock = SandboxClock.now();
        clock.advance(Duration.ofDays(400));
        shows(clock, Instant.now().plus(Duration.ofDays(400)));
        clock.advance(Duration.ofDays(-500));
        shows(clock, Instant.now().minus(Duration.ofDays(100)));
    }

    @Test
    void ticks() {
        SandboxClock clock = SandboxClock.startingAt(Instant.EPOCH);
        Instant first = clock.instant();
        assertThat(clock.instant()).isAfterOrEqualTo(first);
        await().until(() -> clock.instant().isAfter(first));
    }

    @Test
    void losesNoStepHoweverManyThreadsMoveIt() throws InterruptedException {
        SandboxClock clock = SandboxClock.now();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                for (int step = 0; step < 1000; step++) {
                    clock.advance(Duration.ofHours(1));
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        shows(clock, Instant.now().plus(Duration.ofHours(8000)));
    }
}
