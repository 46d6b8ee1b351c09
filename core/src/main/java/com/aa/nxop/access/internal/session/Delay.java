package com.aa.nxop.access.internal.session;

import java.time.Duration;

/** How long it is until a moment of the monotonic clock. */
final class Delay {
    private Delay() {}

    /**
     * Never negative, and never an overflow: a moment may be "long ago", which is {@link Long#MIN_VALUE} and a little more.
     *
     * @param more milliseconds after that moment, zero or more
     */
    static Duration until(long at, long more, long now) {
        long late = at + more; // No moment lies near Long.MAX_VALUE.
        return late <= now ? Duration.ZERO : Duration.ofMillis(late - now);
    }
}
