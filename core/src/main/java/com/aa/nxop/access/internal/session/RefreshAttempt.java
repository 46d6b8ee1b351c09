package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One attempt to get a session. Every waiter shares its end: the session is in the state then, the error is here. Thread-safe. */
final class RefreshAttempt {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long startedNanos = System.nanoTime();
    private final long startedAt;
    private volatile @Nullable Thread thread;
    private volatile @Nullable AccessException failure;

    /** @param startedAt by the monotonic clock */
    RefreshAttempt(long startedAt) {
        this.startedAt = startedAt;
    }

    /** Milliseconds since it was started, by the monotonic clock. */
    long age(long now) {
        return now - startedAt;
    }

    void runsOn(Thread own) {
        thread = own;
    }

    /** The attempt has ended, one way or the other. Allocates nothing, so that it works where no memory is left. */
    void end() {
        ended.countDown();
    }

    /** The first call counts: what an attempt says after the SDK gave it up is ignored. */
    synchronized void fail(AccessException why) {
        if (ended.getCount() > 0) {
            failure = why;
            ended.countDown();
        }
    }

    /** Whether the calling thread makes this attempt, and would wait for itself. */
    boolean isOwn() {
        return thread == Thread.currentThread() && ended.getCount() > 0;
    }

    /** Ends whatever of the attempt listens to an interrupt. */
    void interrupt() {
        Thread own = thread;
        if (own != null) {
            own.interrupt();
        }
    }

    /** Where the attempt stands now, as the stack of a throwable. */
    Throwable whereItStands() {
        Throwable where = new Throwable("Where the attempt stood when the SDK gave it up.");
        Thread own = thread;
        where.setStackTrace(own == null ? new StackTraceElement[0] : own.getStackTrace());
        return where;
    }

    /**
     * Waits until it ends, or until so many milliseconds after its <em>start</em>: a hundred callers, one after the other, do not wait
     * a hundred times.
     *
     * @return whether it has ended
     */
    boolean await(long millisFromStart) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millisFromStart) - (System.nanoTime() - startedNanos);
        return ended.await(left, TimeUnit.NANOSECONDS);
    }

    /**
     * Looks how it ended.
     *
     * @throws AccessException the shared error, with the caller's own stack; or that the attempt has not ended yet
     */
    void check() {
        AccessException why = failure;
        if (why != null) {
            throw why.forThisCaller();
        }
        if (ended.getCount() > 0) {
            throw new AccessException(
                    CoreFinding.SESSION_WAIT,
                    "The SDK got no session in the NXOP account in time.",
                    "Look at the network between the pod, its platform and STS, and at files on network mounts.");
        }
    }
}
