package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.time.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/** A machine whose wall clock can be set and that can be suspended; its monotonic clock is the scheduler's. Thread-safe. */
public final class Machine {
    final FakeClock monotonic;
    private volatile Duration set = Duration.ZERO;
    private volatile Duration suspended = Duration.ZERO;
    private volatile boolean tellsUptime = true;
    private volatile int looks;

    Machine() {
        this(new FakeClock());
    }

    Machine(FakeClock monotonic) {
        this.monotonic = monotonic;
    }

    /** All clocks agree for ever. */
    public static Clocks clocks(FakeClock one) {
        return new Machine(one).clocks();
    }

    Clocks clocks() {
        return new Clocks(wall(), monotonic::millis, this::uptime);
    }

    InstantSource wall() {
        return () -> monotonic.instant().plus(set).plus(suspended);
    }

    /** The time that everybody else has. */
    Instant truly() {
        return monotonic.instant().plus(suspended);
    }

    private synchronized OptionalLong uptime() {
        looks++;
        long since = Duration.between(FakeClock.START, truly()).toMillis();
        return tellsUptime ? OptionalLong.of(500_000 + since) : OptionalLong.empty();
    }

    Machine withoutUptime() {
        tellsUptime = false;
        return this;
    }

    /** How often the uptime was looked up. */
    int looks() {
        return looks;
    }

    /** Somebody, or NTP, sets the time of day. */
    synchronized void setsItsClock(Duration by) {
        set = set.plus(by);
    }

    synchronized void sleeps(Duration time) {
        suspended = suspended.plus(time);
    }
}
