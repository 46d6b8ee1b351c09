package com.aa.nxop.testkit.internal.iam;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** How one value of a policy is held against one value of a request. */
@FunctionalInterface
interface Comparison {
    /**
     * Whether they match.
     *
     * @throws IllegalArgumentException if the request's value is not of this kind: it then matches nothing
     */
    boolean hit(Glob wanted, String actual);

    static boolean equal(Glob wanted, String actual) {
        return wanted.literal().equals(actual);
    }

    static boolean equalIgnoringCase(Glob wanted, String actual) {
        return wanted.literal().equalsIgnoreCase(actual);
    }

    static boolean like(Glob wanted, String actual) {
        return wanted.matches(actual, false);
    }

    /** Section by section, so that a star cannot reach over a colon, except in the last section, which may hold colons. */
    static boolean arn(Glob wanted, String actual) {
        List<Glob> patterns = wanted.splitAtColons(6);
        List<String> sections = Arrays.asList(actual.split(":", 6));
        if (patterns.size() != 6 || sections.size() != 6) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            if (!patterns.get(i).matches(sections.get(i), false)) {
                return false;
            }
        }
        return true;
    }

    static boolean sameTruth(Glob wanted, String actual) {
        return truth(wanted.literal()) == truth(actual);
    }

    static boolean sameBytes(Glob wanted, String actual) {
        Base64.Decoder base64 = Base64.getDecoder();
        return Arrays.equals(base64.decode(wanted.literal()), base64.decode(actual));
    }

    static boolean inRange(Glob wanted, String actual) {
        return IpRange.parse(wanted.literal()).contains(actual);
    }

    /** Compares as numbers: the test is given the sign of request minus policy. */
    static Comparison number(IntPredicate test) {
        return (wanted, actual) -> test.test(new BigDecimal(actual).compareTo(new BigDecimal(wanted.literal())));
    }

    /** Compares as points in time: the test is given the sign of request minus policy. */
    static Comparison date(IntPredicate test) {
        return (wanted, actual) -> {
            Instant there = PolicyDates.parse(actual);
            return test.test(there.compareTo(PolicyDates.parse(wanted.literal())));
        };
    }

    static boolean truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + value);
        };
    }
}
