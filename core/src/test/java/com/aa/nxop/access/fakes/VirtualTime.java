package com.aa.nxop.access.fakes;

import com.aa.nxop.access.internal.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A scheduler in which time passes when a test says so, and all is done on the test's own thread. Not thread-safe. */
public final class VirtualTime implements Scheduler {
    private final FakeClock clock;
    private @Nullable Runnable later;
    private Instant dueAt = Instant.MAX;

    public VirtualTime(FakeClock clock) {
        this.clock = clock;
    }

    @Override
    public void start(Runnable task) {
        task.run();
    }

    @Override
    public int running() {
        return 0;
    }

    @Override
    public void repeat(Duration period, Runnable task) {}

    @Override
    public void runLater(Duration delay, Runnable task) {
        later = task;
        dueAt = clock.instant().plus(delay);
    }

    /** Lets time pass until then, and does at its time whatever is due. */
    public void until(Instant end) {
        while (later != null && !dueAt.isAfter(end)) {
            Runnable due = later;
            later = null;
            clock.set(dueAt.isBefore(clock.instant()) ? clock.instant() : dueAt);
            due.run();
        }
        clock.set(end);
    }

    @Override
    public void close() {
        later = null;
    }
}
