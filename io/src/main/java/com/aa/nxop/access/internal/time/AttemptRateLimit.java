package com.aa.nxop.access.internal.time;

import java.util.Arrays;

/**
 * The bound that holds whatever fails, succeeds, is discarded or is set wrong: so many attempts in any minute and no more. The rests
 * after failures ({@link Backoff}) alone never reach it. Not thread-safe.
 */
public final class AttemptRateLimit {
    public static final int ATTEMPTS = 15;
    private static final long WINDOW = 60_000;

    private final long[] starts = new long[ATTEMPTS];
    private int oldest;

    public AttemptRateLimit() {
        Arrays.fill(starts, Long.MIN_VALUE);
    }

    public void started(long monotonic) {
        starts[oldest] = monotonic;
        oldest = (oldest + 1) % ATTEMPTS;
    }

    /** When the next attempt may start; in the past, if it may now. */
    public long opensAt() {
        return starts[oldest] + WINDOW;
    }
}
