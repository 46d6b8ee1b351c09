package com.aa.nxop.testkit.internal.iam;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.function.IntPredicate;

/** How one value of a policy is held against one value of a request. */
@FunctionalInterface
interface Comparison {
    /**
     * Whether they match.
     *
     * @throws IllegalArgumentException if one of them is not of this kind: they do not match then
     */
    ConditionOutcome hit(Glob wanted, String actual);

    static ConditionOutcome equal(Glob wanted, String actual) {
        return ConditionOutcome.of(wanted.literal().equals(actual));
    }

    /** AWS folds with the rules of Unicode for whole texts (a final sigma is another letter), but no character beyond the first 65,536. */
    static ConditionOutcome equalIgnoringCase(Glob wanted, String actual) {
        String text = wanted.literal();
        return ConditionOutcome.of(text.toLowerCase(Locale.ROOT).equals(actual.toLowerCase(Locale.ROOT))
                && supplementary(text).equals(supplementary(actual)));
    }

    private static String supplementary(String text) {
        return text.codePoints()
                .filter(Character::isSupplementaryCodePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static ConditionOutcome like(Glob wanted, String actual) {
        return ConditionOutcome.of(wanted.matches(actual, false));
    }

    static ConditionOutcome sameTruth(Glob wanted, String actual) {
        return ConditionOutcome.of(truth(wanted.literal()) == truth(actual));
    }

    static ConditionOutcome inRange(Glob wanted, String actual) {
        return ConditionOutcome.of(IpRange.parse(wanted.literal()).contains(actual));
    }

    /** Compares as numbers: the test is given the sign of request minus policy. */
    static Comparison number(IntPredicate test) {
        return (wanted, actual) ->
                ConditionOutcome.of(test.test(new BigDecimal(actual).compareTo(new BigDecimal(wanted.literal()))));
    }

    /** Compares as points in time: the test is given the sign of request minus policy. */
    static Comparison date(IntPredicate test) {
        return (wanted, actual) -> {
            Instant there = PolicyDates.parse(actual);
            return ConditionOutcome.of(test.test(there.compareTo(PolicyDates.parse(wanted.literal()))));
        };
    }

    /** Every word but "true", in any case, is false to AWS, in policies and in requests. */
    static boolean truth(String value) {
        return Boolean.parseBoolean(value);
    }
}
