package com.aa.nxop.access.doctor.trustpolicy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How one value of a policy is held against one value of the request. */
enum ValueComparison {
    TEXT,
    TEXT_IN_ANY_CASE,
    PATTERN,
    ARN,
    NUMBER,
    DATE,
    TRUTH,
    /** As text: the same bytes written in another way are others to AWS. */
    BYTES,
    ADDRESS;

    /** Which order of two numbers or dates is asked for. */
    enum Order {
        SAME,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST;

        /** @param sign of request minus policy */
        boolean fits(int sign) {
            return switch (this) {
                case SAME -> sign == 0;
                case LESS -> sign < 0;
                case AT_MOST -> sign <= 0;
                case MORE -> sign > 0;
                case AT_LEAST -> sign >= 0;
            };
        }
    }

    /** Not if one of them is of another kind. */
    boolean hit(WildcardPattern wanted, String actual, Order order) {
        try {
            return switch (this) {
                case TEXT, BYTES -> wanted.text().equals(actual);
                case TEXT_IN_ANY_CASE -> sameInAnyCase(wanted.text(), actual);
                // Every other word than "true" is false to AWS.
                case TRUTH -> Boolean.parseBoolean(wanted.text()) == Boolean.parseBoolean(actual);
                case PATTERN -> wanted.matches(actual);
                case ARN -> sameArn(wanted, actual);
                case NUMBER -> order.fits(new BigDecimal(actual).compareTo(new BigDecimal(wanted.text())));
                case DATE -> order.fits(instant(actual).compareTo(instant(wanted.text())));
                case ADDRESS -> inRange(wanted.text(), actual);
            };
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    /** Whether a value of a request can be compared: if not, neither an operator nor its negation holds. */
    boolean takes(String actual) {
        return switch (this) {
            case ARN -> actual.startsWith("arn:") && actual.split(":", 6).length == 6;
            case ADDRESS -> AddressRange.ofRequest(actual).isPresent();
            default -> true;
        };
    }

    private static boolean inRange(String wanted, String actual) {
        return AddressRange.ofPolicy(wanted)
                .flatMap(range -> AddressRange.ofRequest(actual).map(range::contains))
                .orElse(false);
    }

    /** AWS folds whole texts, so that a final sigma is another letter, but leaves what lies beyond the first plane of Unicode alone. */
    private static boolean sameInAnyCase(String wanted, String actual) {
        return wanted.toLowerCase(Locale.ROOT).equals(actual.toLowerCase(Locale.ROOT))
                && Arrays.equals(beyondFirstPlane(wanted), beyondFirstPlane(actual));
    }

    private static int[] beyondFirstPlane(String text) {
        return text.codePoints().filter(point -> point > Character.MAX_VALUE).toArray();
    }

    /** Section by section: no star reaches over a colon. */
    private static boolean sameArn(WildcardPattern wanted, String actual) {
        List<WildcardPattern> patterns = wanted.sections();
        List<String> sections = List.of(actual.split(":", 6));
        boolean same = patterns.size() == 6 && sections.size() == 6;
        for (int i = 0; same && i < 6; i++) {
            same = patterns.get(i).matches(sections.get(i));
        }
        return same;
    }

    /** A bare number is seconds since 1970, never a year; a time without a zone is UTC's; nothing below a millisecond counts. */
    private static Instant instant(String text) {
        if (text.matches("-?\\d{1,12}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        LocalDateTime start = text.contains("T")
                ? LocalDateTime.parse(text, DateTimeFormatter.ISO_DATE_TIME)
                : LocalDate.parse(text).atStartOfDay();
        boolean zoned = text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)");
        Instant instant = zoned ? OffsetDateTime.parse(text).toInstant() : start.toInstant(ZoneOffset.UTC);
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
