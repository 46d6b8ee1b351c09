package com.aa.nxop.access.assume;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.StsResponse;

/**
 * When a session ends by this machine's clock, which may be wrong: what STS gives is a time on its own clock, and only the length
 * of the session means the same on both.
 */
final class LocalExpiry {
    /** The Date header is cut to the second, which would lengthen the session by as much. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private LocalExpiry() {}

    /**
     * Counted from the start of the call, so that a slow answer shortens the session and never lengthens it.
     *
     * @param expiration as STS gave it
     * @param asked no session is longer than was asked for, whatever a proxy makes of the Date header
     */
    static Instant of(Instant start, Instant expiration, Duration asked, StsResponse response) {
        Instant told = date(response)
                .map(date -> start.plus(Duration.between(date, expiration)).minus(ROUNDING))
                .orElse(expiration);
        Instant longest = start.plus(asked);
        return told.isAfter(longest) ? longest : told;
    }

    private static Optional<Instant> date(StsResponse response) {
        return Optional.ofNullable(response.sdkHttpResponse())
                .flatMap(http -> http.firstMatchingHeader("Date"))
                .flatMap(LocalExpiry::parse);
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
