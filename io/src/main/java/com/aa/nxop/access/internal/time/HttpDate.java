package com.aa.nxop.access.internal.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The time in an answer's {@code Date} header. */
final class HttpDate {
    private HttpDate() {}

    static Optional<Instant> parse(String header) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeException e) {
            return Optional.empty(); // Such a server does not know the time.
        }
    }
}
