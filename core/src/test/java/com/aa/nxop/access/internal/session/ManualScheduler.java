package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Runs nothing by itself: the test does, and moves the clock. Not thread-safe. */
final class ManualScheduler implements Scheduler {
    private final FakeClock clock;
    private final Deque<Runnable> soon = new ArrayDeque<>();
    private @Nullable Runnable later;
    private Instant dueAt = Instant.MAX;
    private @Nullable Runnable repeated;
    private Duration period = Duration.ZERO;
    private Instant repeatedAt = Instant.MAX;
    private int running;
    private boolean inline;
    private boolean takesOver;
    private final Deque<Runnable> handedOver = new ArrayDeque<>();
    private boolean closed;

    ManualScheduler(FakeClock clock) {
        this.clock = clock;
    }

    /** From now on runs at once what is to run soon, so that a single thread can wait for its own refresh. */
    ManualScheduler inline() {
        inline = true;
        return this;
    }

    /** From now on keeps it until {@link #runNext}. */
    void queueing() {
        inline = false;
    }

    /** From now on takes over what callers hand to the timer, and keeps it until {@link #runHandedOver}. */
    void takingOver() {
        takesOver = true;
    }

    @Override
    public boolean runSoon(Runnable task) {
        return takesOver && handedOver.add(task);
    }

    int handedOver() {
        return handedOver.size();
    }

    void runHandedOver() {
        handedOver.removeFirst().run();
    }

    @Override
    public void start(Runnable task) {
        if (closed) {
            return;
        }
        if (inline) {
            running++;
            try {
                task.run();
            } finally {
                running--;
            }
        } else {
            soon.add(task);
        }
    }

    @Override
    public int running() {
        return running;
    }

    /** As if so many threads hung. */
    void hang(int threads) {
        running += threads;
    }

    @Override
    public void repeat(Duration every, Runnable task) {
        repeated = task;
        period = every;
        repeatedAt = clock.instant().plus(every);
    }

    @Override
    public void runLater(Duration delay, Runnable task) {
        if (delay.isNegative()) {
            throw new AssertionError("a negative delay: " + delay);
        }
        if (!closed) {
            later = task;
            dueAt = clock.instant().plus(delay);
        }
    }

    /** Whether a refresh waits to be run. */
    boolean isWaiting() {
        return !soon.isEmpty();
    }

    void runNext() {
        soon.removeFirst().run();
    }

    /** When the next task is due; far in the future if there is none. */
    Instant dueAt() {
        return dueAt;
    }

    boolean isClosed() {
        return closed;
    }

    /** Moves the clock on, and runs on the way what becomes due. */
    void advance(Duration by) {
        Instant end = clock.instant().plus(by);
        while (!next().isAfter(end)) {
            if (next().isAfter(clock.instant())) {
                clock.set(next());
            }
            Runnable task = later;
            if (task != null && !dueAt.isAfter(repeatedAt)) {
                later = null;
                dueAt = Instant.MAX;
                task.run();
            } else if (repeated != null) {
                repeatedAt = clock.instant().plus(period);
                repeated.run();
            }
        }
        if (end.isAfter(clock.instant())) {
            clock.set(end);
        }
    }

    private Instant next() {
        return dueAt.isBefore(repeatedAt) ? dueAt : repeatedAt;
    }

    @Override
    public void close() {
        closed = true;
        repeated = null;
        repeatedAt = Instant.MAX;
        soon.clear();
        later = null;
        dueAt = Instant.MAX;
    }
}
