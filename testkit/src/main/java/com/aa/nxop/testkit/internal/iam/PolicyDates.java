package com.aa.nxop.testkit.internal.iam;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/** ISO 8601 dates and times, of UTC where they name no zone, to the millisecond; a bare number is seconds since 1970, never a year. */
final class PolicyDates {
    private static final Pattern EPOCH_SECONDS = Pattern.compile("-?\\d{1,12}");

    private PolicyDates() {}

    /** @throws IllegalArgumentException if it is none of these */
    static Instant parse(String value) {
        try {
            if (EPOCH_SECONDS.matcher(value).matches()) {
                return Instant.ofEpochSecond(Long.parseLong(value));
            }
            Instant instant = value.contains("T")
                    ? time(value)
                    : LocalDate.parse(value).atStartOfDay(UTC).toInstant();
            return instant.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date: " + value, e);
        }
    }

    private static Instant time(String value) {
        TemporalAccessor read =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(value, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime time ? time.toInstant() : ((LocalDateTime) read).toInstant(UTC);
    }
}
