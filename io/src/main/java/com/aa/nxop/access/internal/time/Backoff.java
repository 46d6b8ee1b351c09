package com.aa.nxop.access.internal.time;

import java.util.function.DoubleSupplier;

/**
 * How long to rest after a failure, in milliseconds: exponential, capped, with full jitter above a floor that grows.
 *
 * <p>Seconds to a minute, not the five to ten minutes of the rule that the AWS SDKs share: a session of an hour would leave room
 * for one attempt or two.
 */
public final class Backoff {
    /** The floor grows by as much with each failure, up to {@link #LONGEST_FLOOR}: at most 14 attempts in the first minute, then 12. */
    public static final long SHORTEST = 1_000;

    private static final int LONGEST_FLOOR = 5;
    /** A refusal needs a person: asking again at once is of no use, but the person wants to see the effect soon. */
    public static final long SHORTEST_REFUSED = 5_000;

    public static final long LONGEST = 60_000;
    /** Without a session the application stands still: look more often whether it may go on. */
    public static final long LONGEST_WITHOUT_SESSION = 15_000;

    private Backoff() {}

    /**
     * The rest after the last failure.
     *
     * @param failures in a row, at least 1
     * @param left of the session's life; zero or less if there is none
     */
    public static long rest(int failures, boolean retryable, long left, DoubleSupplier random) {
        long least = retryable ? SHORTEST * Math.min(failures, LONGEST_FLOOR) : SHORTEST_REFUSED;
        long first = retryable ? SHORTEST : SHORTEST_REFUSED;
        long most = Math.min(first << Math.min(failures, 6), left > 0 ? LONGEST : LONGEST_WITHOUT_SESSION);
        if (left > 0) {
            most = Math.min(most, left / 3); // So that a session's end is never met without another attempt before it.
        }
        return least + (long) (Math.max(0, most - least) * random.getAsDouble());
    }
}
