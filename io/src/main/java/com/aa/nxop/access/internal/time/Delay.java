package com.aa.nxop.access.internal.time;

import java.time.Duration;

/** How long it is until a moment of the monotonic clock. */
public final class Delay {
    private Delay() {}

    /**
     * Never negative, and never an overflow: a moment may be "long ago", which is {@link Long#MIN_VALUE} and a little more.
     *
     * @param more milliseconds after that moment, zero or more
     */
    public static Duration until(long at, long more, long now) {
        long late = at + more; // No moment lies near Long.MAX_VALUE.
        return late <= now ? Duration.ZERO : Duration.ofMillis(late - now);
    }
}
