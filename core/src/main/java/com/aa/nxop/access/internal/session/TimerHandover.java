package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.internal.time.Clocks;
import com.aa.nxop.access.internal.time.Scheduler;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Has the timer do a task for callers who do not wait for it: to start a thread takes a caller milliseconds on a busy machine. Where the timer
 * does not do it in a second, the next caller does it. Thread-safe.
 */
final class TimerHandover {
    /** A timer that has not taken the task over by then has no thread. */
    private static final long LONGEST_MILLIS = 1_000;

    private static final long IDLE = Long.MIN_VALUE;

    private final Scheduler scheduler;
    private final Clocks clocks;
    private final Runnable task;
    private final Runnable takeOver = this::takeOver; // made here: a caller would take the time to link it
    private final AtomicLong since = new AtomicLong(IDLE); // by the monotonic clock

    TimerHandover(Scheduler scheduler, Clocks clocks, Runnable task) {
        this.scheduler = scheduler;
        this.clocks = clocks;
        this.task = task;
    }

    void ask() {
        long now = clocks.monotonic();
        long before = since.get();
        boolean waiting = before != IDLE;
        if ((!waiting || now - before >= LONGEST_MILLIS) && since.compareAndSet(before, now)) {
            if (waiting || !scheduler.runSoon(takeOver)) {
                takeOver();
            }
        }
    }

    private void takeOver() {
        since.set(IDLE);
        task.run();
    }
}
