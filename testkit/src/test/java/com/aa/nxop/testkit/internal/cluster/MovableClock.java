package com.aa.nxop.testkit.internal.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until it is moved. */
final class MovableClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-21T12:00:00.5Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration step) {
        now = now.plus(step);
    }
}
