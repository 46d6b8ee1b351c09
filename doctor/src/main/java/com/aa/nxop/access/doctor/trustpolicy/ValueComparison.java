package com.aa.nxop.access.doctor.trustpolicy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** How one value of a policy is held against one value of the request. */
enum ValueComparison {
    TEXT,
    TEXT_IN_ANY_CASE,
    PATTERN,
    ARN,
    NUMBER,
    DATE,
    TRUTH,
    /** Of addresses and bytes, about which nothing is known here. */
    NEVER;

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
                case TEXT -> wanted.text().equals(actual);
                case TEXT_IN_ANY_CASE, TRUTH -> wanted.text().equalsIgnoreCase(actual);
                case PATTERN -> wanted.matches(actual);
                case ARN -> sameArn(wanted, actual);
                case NUMBER -> order.fits(new BigDecimal(actual).compareTo(new BigDecimal(wanted.text())));
                case DATE -> order.fits(instant(actual).compareTo(instant(wanted.text())));
                case NEVER -> false;
            };
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
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

    /** A bare number is seconds since 1970, never a year. */
    private static Instant instant(String text) {
        if (text.matches("-?\\d{1,12}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
