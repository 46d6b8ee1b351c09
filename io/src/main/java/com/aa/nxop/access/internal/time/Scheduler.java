package com.aa.nxop.access.internal.time;

import java.time.Duration;

/** Runs attempts, now and later: a seam, so that tests run in virtual time. Thread-safe. */
public interface Scheduler extends AutoCloseable {
    /**
     * Starts the attempt at once, on a thread of its own: an attempt that hangs holds up no other. Nothing is queued: where no thread can
     * be had, the attempt does not run later either. Does nothing once closed.
     *
     * @throws OutOfMemoryError if the system gives no thread
     */
    void start(Runnable attempt);

    /** How many started attempts still have their thread. */
    int running();

    /**
     * Has the timer run the task now, so that the calling thread need not. The task must not block.
     *
     * @return whether the timer takes it; if it does not, the calling thread may run the task itself
     */
    default boolean runSoon(Runnable task) {
        return false;
    }

    /** Runs the task after the delay, in place of the task that was to run later. The task must not block. Does nothing once closed. */
    void runLater(Duration delay, Runnable task);

    /** Runs the task again and again, from now on until the close. The task must not block. */
    void repeat(Duration period, Runnable task);

    /** Interrupts what runs and forgets what waits. May be called more than once. */
    @Override
    void close();

    /** Daemon threads: one timer, started with the first task, and one for each attempt. */
    static Scheduler daemonThreads() {
        return new RefreshThreads();
    }
}
