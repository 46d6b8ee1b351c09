package com.aa.nxop.access.internal.assume;

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
     * Counted from the start of the call, so that a slow answer shortens the session and never lengthens it; nor does a Date header
     * that is wrong or missing, because STS gives no session that is longer than asked for.
     *
     * @param asked the length that STS was asked for
     * @param expiration as STS gave it
     */
    static Instant of(Instant start, Duration asked, Instant expiration, StsResponse response) {
        Instant end = date(response)
                .map(date -> start.plus(Duration.between(date, expiration)).minus(ROUNDING))
                .orElse(expiration);
        Instant latest = start.plus(asked);
        return end.isAfter(latest) ? latest : end;
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
