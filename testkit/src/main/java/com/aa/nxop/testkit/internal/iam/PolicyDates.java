package com.aa.nxop.testkit.internal.iam;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** ISO 8601 dates and times; a bare number is seconds since 1970, never a year. */
final class PolicyDates {
    private static final Pattern EPOCH_SECONDS = Pattern.compile("-?\\d{1,12}");

    private PolicyDates() {}

    /** @throws IllegalArgumentException if it is none of these */
    static Instant parse(String value) {
        try {
            if (EPOCH_SECONDS.matcher(value).matches()) {
                return Instant.ofEpochSecond(Long.parseLong(value));
            }
            return value.contains("T")
                    ? OffsetDateTime.parse(value).toInstant()
                    : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date: " + value, e);
        }
    }
}
