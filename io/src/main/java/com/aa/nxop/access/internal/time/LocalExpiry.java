package com.aa.nxop.access.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a session ends by this machine's clock, which may be wrong: what STS gives is a time on its own clock, and only the length
 * of the session means the same on both.
 */
public final class LocalExpiry {
    /** The Date header is cut to the second, which would lengthen the session by as much. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private LocalExpiry() {}

    /**
     * Counted from the start of the call, so that a slow answer shortens the session and never lengthens it; nor does a Date header
     * that is wrong or missing, because STS gives no session that is longer than asked for.
     *
     * @param asked the length that STS was asked for
     * @param expiration as STS gave it
     * @param date of the answer, as its header has it
     */
    public static Instant of(Instant start, Duration asked, Instant expiration, Optional<String> date) {
        Instant end = date.flatMap(HttpDate::parse)
                .map(answered ->
                        start.plus(Duration.between(answered, expiration)).minus(ROUNDING))
                .orElse(expiration);
        Instant latest = start.plus(asked);
        return end.isAfter(latest) ? latest : end;
    }
}
