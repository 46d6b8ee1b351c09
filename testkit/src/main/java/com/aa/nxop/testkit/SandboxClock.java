package com.aa.nxop.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The time in the sandbox: it ticks as real time does, and can be moved. Thread-safe. */
public final class SandboxClock implements InstantSource {
    private final InstantSource real;
    private final AtomicReference<Duration> offset;

    private SandboxClock(InstantSource real, Duration offset) {
        this.real = real;
        this.offset = new AtomicReference<>(offset);
    }

    static SandboxClock now() {
        return new SandboxClock(Clock.systemUTC(), Duration.ZERO);
    }

    static SandboxClock startingAt(Instant start) {
        InstantSource real = Clock.systemUTC();
        return new SandboxClock(real, Duration.between(real.instant(), start));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset.get());
    }

    /** Moves the time on, or back where the step is negative. Signatures made before keep the time they were made at. */
    public void advance(Duration step) {
        offset.accumulateAndGet(step, Duration::plus);
    }
}
