package com.aa.nxop.testkit.internal.iam;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An operator of a {@code Condition} block without its prefix and suffix.
 *
 * @param negated one hit among several values fails it, and an absent key satisfies it
 * @param variables whether its values may hold policy variables
 * @param check throws IllegalArgumentException for a value that no policy may hold that IAM stores
 * @param comparable what a request's value must be: if it is not, neither this operator nor its negation holds
 */
record PolicyOperator(
        Comparison comparison,
        boolean negated,
        boolean variables,
        Consumer<String> check,
        Predicate<String> comparable) {
    private static final Map<String, PolicyOperator> ALL = new HashMap<>();

    static {
        text("StringEquals", "StringNotEquals", Comparison::equal);
        text("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", Comparison::equalIgnoringCase);
        text("StringLike", "StringNotLike", Comparison::like);
        // AWS: ArnEquals and ArnLike behave identically.
        arn("ArnEquals", "ArnNotEquals");
        arn("ArnLike", "ArnNotLike");
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
        value("Bool", Comparison::sameTruth, false, value -> {});
        // The same bytes written in another way are others to AWS.
        value("BinaryEquals", Comparison::equal, false, Base64.getDecoder()::decode);
        address("IpAddress", false);
        address("NotIpAddress", true);
    }

    static @Nullable PolicyOperator named(String name) {
        return ALL.get(name);
    }

    ConditionOutcome hits(Glob wanted, String actual) {
        try {
            return comparison.hit(wanted, actual);
        } catch (IllegalArgumentException e) {
            return ConditionOutcome.FAILS;
        }
    }

    private static void text(String positive, String negative, Comparison comparison) {
        ALL.put(positive, new PolicyOperator(comparison, false, true, value -> {}, value -> true));
        ALL.put(negative, new PolicyOperator(comparison, true, true, value -> {}, value -> true));
    }

    private static void arn(String positive, String negative) {
        ALL.put(
                positive,
                new PolicyOperator(ArnComparison::compare, false, true, ArnComparison::check, ArnComparison::isArn));
        ALL.put(
                negative,
                new PolicyOperator(ArnComparison::compare, true, true, ArnComparison::check, ArnComparison::isArn));
    }

    private static void address(String name, boolean negated) {
        ALL.put(name, new PolicyOperator(Comparison::inRange, negated, false, IpRange::parse, IpRange::isAddress));
    }

    private static void value(String name, Comparison comparison, boolean negated, Consumer<String> check) {
        ALL.put(name, new PolicyOperator(comparison, negated, false, check, value -> true));
    }
}
