package com.aa.nxop.access.refresh;

import java.time.Duration;

/** Runs the refreshes: a seam, so that tests run in virtual time. */
public interface Scheduler extends AutoCloseable {
    /** Runs the task soon, on a thread that is not the caller's. Does nothing once closed. */
    void run(Runnable task);

    /** Runs the task after the delay, in place of whatever was to run later. Does nothing once closed. */
    void runLater(Duration delay, Runnable task);

    /** Interrupts what runs and forgets what waits. May be called more than once. */
    @Override
    void close();

    /** One daemon thread, started with the first task. */
    static Scheduler daemonThread() {
        return new RefreshThread();
    }
}
