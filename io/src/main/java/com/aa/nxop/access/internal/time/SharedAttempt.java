package com.aa.nxop.access.internal.time;

import com.aa.nxop.access.internal.jfr.FlightRecords;
import com.aa.nxop.access.internal.jfr.RecordedTime;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at something. Every waiter shares its end. Thread-safe.
 *
 * @param <F> how it failed
 */
public final class SharedAttempt<F> {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long startedNanos = System.nanoTime();
    private final long startedAt;
    private volatile @Nullable Thread thread;
    private volatile @Nullable F failure;

    /** @param startedAt by the monotonic clock */
    public SharedAttempt(long startedAt) {
        this.startedAt = startedAt;
    }

    /** Milliseconds since it was started, by the monotonic clock. */
    public long age(long now) {
        return now - startedAt;
    }

    public void runsOn(Thread own) {
        thread = own;
    }

    /** The attempt has ended, one way or the other. Allocates nothing, so that it works where no memory is left. */
    public void end() {
        ended.countDown();
    }

    /** The first call counts: what an attempt says after the SDK gave it up is ignored. */
    public synchronized void fail(F why) {
        if (!hasEnded()) {
            failure = why;
            ended.countDown();
        }
    }

    /** Whether the calling thread makes this attempt, and would wait for itself. */
    public boolean isOwn() {
        return thread == Thread.currentThread() && !hasEnded();
    }

    /** Ends whatever of the attempt listens to an interrupt. */
    public void interrupt() {
        Thread own = thread;
        if (own != null) {
            own.interrupt();
        }
    }

    /** Where the attempt stands now, as the stack of a throwable. */
    public Throwable whereItStands() {
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
    public boolean await(long millisFromStart) throws InterruptedException {
        RecordedTime waited = FlightRecords.waiting();
        long left = TimeUnit.MILLISECONDS.toNanos(millisFromStart) - (System.nanoTime() - startedNanos);
        boolean done = ended.await(left, TimeUnit.NANOSECONDS);
        waited.ended(failure != null ? "failure" : done ? "success" : "timeout", "");
        return done;
    }

    /** How it failed; nothing if it did not, or has not ended yet. */
    public Optional<F> failure() {
        return Optional.ofNullable(failure);
    }

    public boolean hasEnded() {
        return ended.getCount() == 0;
    }
}
