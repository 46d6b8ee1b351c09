package com.aa.nxop.access.internal.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as tools write it: RFC 3339 and its relatives, seconds or milliseconds since 1970, or the form of HTTP. */
final class StatedTime {
    /** Without a zone it is UTC, as aws-mfa writes it. What follows the zone is its name, as Go prints it. */
    private static final Pattern CALENDAR =
            Pattern.compile("(?<date>\\d{4}-?\\d{2}-?\\d{2})[Tt ](?<time>\\d{2}:?\\d{2}(:?\\d{2})?)"
                    + "(?:[.,](?<fraction>\\d{1,9})\\d*)?\\s?(?<zone>[Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?(?:\\s.*)?");

    private static final Pattern EPOCH = Pattern.compile("(?<seconds>\\d{10})(?<millis>\\d{3})?(?:\\.\\d*)?");
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private StatedTime() {}

    /** The time, or nothing if the text is none. */
    static Optional<Instant> parse(String text) {
        String stated = text.strip();
        try {
            Matcher epoch = EPOCH.matcher(stated);
            if (epoch.matches()) {
                // Cut to the second: an end is never put off.
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch.group("seconds"))));
            }
            Matcher calendar = CALENDAR.matcher(stated);
            return Optional.of(
                    calendar.matches()
                            ? instant(calendar)
                            : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(stated)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(Matcher calendar) {
        String digits = (calendar.group("date") + calendar.group("time")).replaceAll("[:-]", "");
        String whole = digits.length() == 12 ? digits + "00" : digits;
        String zone = calendar.group("zone");
        boolean offset = zone != null && (zone.startsWith("+") || zone.startsWith("-"));
        String fraction = calendar.group("fraction");
        return LocalDateTime.parse(whole, COMPACT)
                .plusNanos(fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9)))
                .toInstant(offset ? ZoneOffset.of(zone) : ZoneOffset.UTC);
    }
}
