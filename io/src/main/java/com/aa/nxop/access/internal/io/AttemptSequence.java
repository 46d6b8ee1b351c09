package com.aa.nxop.access.internal.io;

import java.time.Duration;

/** Attempts at one thing, as often and as long as a policy allows. For one thread. */
public final class AttemptSequence {
    private final SourceRetryPolicy policy;
    private final long start = System.nanoTime();
    private int made = 1;

    AttemptSequence(SourceRetryPolicy policy) {
        this.policy = policy;
    }

    /**
     * Waits until the next attempt may be made.
     *
     * @return false, and at once, if the last one was the last
     */
    public boolean goesOn() throws InterruptedException {
        Duration pause = policy.pauseAfter(made);
        Duration spent = Duration.ofNanos(System.nanoTime() - start);
        if (made >= policy.attempts() || spent.plus(pause).compareTo(policy.total()) > 0) {
            return false;
        }
        made++;
        policy.sleeper().sleep(pause);
        return true;
    }

    /** Attempts up to now, with the one that is under way. */
    public int made() {
        return made;
    }

    /** By {@link System#nanoTime}. */
    public long deadlineNanos() {
        return start + policy.total().toNanos();
    }
}
