package com.aa.nxop.access.refresh;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One attempt to get a session, whose end every waiter shares: the session is in the state then, the error is here. Thread-safe. */
final class Flight {
    private final CountDownLatch landed = new CountDownLatch(1);
    private final long startedNanos = System.nanoTime();
    private volatile @Nullable AccessException failure;

    /** Whoever is first says how it ended: a flight that was given up stays so. */
    synchronized void land() {
        landed.countDown();
    }

    synchronized void crash(AccessException why) {
        if (landed.getCount() > 0) {
            failure = why;
            landed.countDown();
        }
    }

    boolean hasLanded() {
        return landed.getCount() == 0;
    }

    /**
     * Waits until it lands, or until so many milliseconds after its <em>start</em>: a hundred callers, one after the other, do not wait
     * a hundred times.
     *
     * @return whether it has landed
     */
    boolean await(long millisFromStart) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millisFromStart) - (System.nanoTime() - startedNanos);
        return landed.await(left, TimeUnit.NANOSECONDS);
    }

    /**
     * Looks how it ended.
     *
     * @throws AccessException the shared error, with the caller's own stack; or that it has not landed yet
     */
    void check() {
        AccessException why = failure;
        if (why != null) {
            throw why.forThisCaller();
        }
        if (landed.getCount() > 0) {
            throw new AccessException(
                    Finding.SESSION_WAIT,
                    "No session in the NXOP account was there in time.",
                    "Look at the network between the pod, its platform and STS. A session listener that does not return holds it up, too.");
        }
    }
}
