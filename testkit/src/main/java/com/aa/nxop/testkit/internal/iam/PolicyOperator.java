package com.aa.nxop.testkit.internal.iam;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An operator of a {@code Condition} block without its prefix and suffix.
 *
 * @param negated one hit among several values fails it, and an absent key satisfies it
 * @param variables whether its values may hold policy variables
 * @param check throws IllegalArgumentException for a value that no policy may hold
 */
record PolicyOperator(Comparison comparison, boolean negated, boolean variables, Consumer<String> check) {
    private static final Map<String, PolicyOperator> ALL = new HashMap<>();

    static {
        text("StringEquals", "StringNotEquals", Comparison::equal);
        text("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", Comparison::equalIgnoringCase);
        text("StringLike", "StringNotLike", Comparison::like);
        // AWS: ArnEquals and ArnLike behave identically.
        text("ArnEquals", "ArnNotEquals", Comparison::arn);
        text("ArnLike", "ArnNotLike", Comparison::arn);
        value("NumericEquals", Comparison.number(sign -> sign == 0), false, BigDecimal::new);
        value("NumericNotEquals", Comparison.number(sign -> sign == 0), true, BigDecimal::new);
        value("NumericLessThan", Comparison.number(sign -> sign < 0), false, BigDecimal::new);
        value("NumericLessThanEquals", Comparison.number(sign -> sign <= 0), false, BigDecimal::new);
        value("NumericGreaterThan", Comparison.number(sign -> sign > 0), false, BigDecimal::new);
        value("NumericGreaterThanEquals", Comparison.number(sign -> sign >= 0), false, BigDecimal::new);
        value("DateEquals", Comparison.date(sign -> sign == 0), false, PolicyDates::parse);
        value("DateNotEquals", Comparison.date(sign -> sign == 0), true, PolicyDates::parse);
        value("DateLessThan", Comparison.date(sign -> sign < 0), false, PolicyDates::parse);
        value("DateLessThanEquals", Comparison.date(sign -> sign <= 0), false, PolicyDates::parse);
        value("DateGreaterThan", Comparison.date(sign -> sign > 0), false, PolicyDates::parse);
        value("DateGreaterThanEquals", Comparison.date(sign -> sign >= 0), false, PolicyDates::parse);
        value("Bool", Comparison::sameTruth, false, Comparison::truth);
        value("BinaryEquals", Comparison::sameBytes, false, Base64.getDecoder()::decode);
        value("IpAddress", Comparison::inRange, false, IpRange::parse);
        value("NotIpAddress", Comparison::inRange, true, IpRange::parse);
    }

    static @Nullable PolicyOperator named(String name) {
        return ALL.get(name);
    }

    boolean hits(Glob wanted, String actual) {
        try {
            return comparison.hit(wanted, actual);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void text(String positive, String negative, Comparison comparison) {
        ALL.put(positive, new PolicyOperator(comparison, false, true, value -> {}));
        ALL.put(negative, new PolicyOperator(comparison, true, true, value -> {}));
    }

    private static void value(String name, Comparison comparison, boolean negated, Consumer<String> check) {
        ALL.put(name, new PolicyOperator(comparison, negated, false, check));
    }
}
