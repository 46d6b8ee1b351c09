package com.aa.nxop.access.doctor;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * When a diagnosis must have ended. Work that does not end by then is left behind on a daemon thread: most of what hangs cannot be
 * interrupted. Thread-safe.
 *
 * @param nanos by {@link System#nanoTime}
 */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    Deadline earlierBy(Duration margin) {
        return new Deadline(nanos - margin.toNanos());
    }

    /**
     * Does the work on a thread of its own.
     *
     * @param late what it means if the work does not end in time
     * @throws AccessException the work's own, or that one, or one for what nobody expected
     */
    <T> T within(String name, Callable<T> work, Supplier<AccessException> late) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "nxop-doctor-" + name);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            AccessException why = late.get(); // First: whoever is interrupted may have something to say.
            task.cancel(true);
            throw why;
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new AccessException(
                    CoreFinding.SESSION_WAIT,
                    "The Doctor was interrupted while it checked " + name + ".",
                    "If the application is shutting down, you need to do nothing.",
                    e);
        } catch (ExecutionException e) {
            throw explained(name, Objects.requireNonNull(e.getCause()));
        }
    }

    private static AccessException explained(String name, Throwable t) {
        return t instanceof AccessException known ? known.forThisCaller() : unexpected(name, t);
    }

    /** Its text may hold anything and is not repeated; that of a class which is missing is the class's name. */
    static AccessException unexpected(String name, Throwable t) {
        String missing = t instanceof LinkageError ? ": " + t.getMessage() : "";
        return new AccessException(
                CoreFinding.UNEXPECTED,
                "The check of " + name + " failed in a way that the SDK does not know ("
                        + t.getClass().getName() + missing + ").",
                "Check the class path: two versions of one library are the most likely reason. If there are none, report the"
                        + " error.");
    }
}
