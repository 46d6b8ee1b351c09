package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.Comparison.Order;
import java.util.Arrays;
import java.util.Optional;

/** An operator of a condition without its prefix and suffix (IAM User Guide, "Condition operators"). */
enum Operator {
    STRING_EQUALS("StringEquals", Comparison.TEXT, false),
    STRING_NOT_EQUALS("StringNotEquals", Comparison.TEXT, true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Comparison.TEXT_IN_ANY_CASE, false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Comparison.TEXT_IN_ANY_CASE, true),
    STRING_LIKE("StringLike", Comparison.PATTERN, false),
    STRING_NOT_LIKE("StringNotLike", Comparison.PATTERN, true),
    // AWS: ArnEquals and ArnLike behave identically.
    ARN_EQUALS("ArnEquals", Comparison.ARN, false),
    ARN_NOT_EQUALS("ArnNotEquals", Comparison.ARN, true),
    ARN_LIKE("ArnLike", Comparison.ARN, false),
    ARN_NOT_LIKE("ArnNotLike", Comparison.ARN, true),
    NUMERIC_EQUALS("NumericEquals", Comparison.NUMBER, false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", Comparison.NUMBER, true),
    NUMERIC_LESS_THAN("NumericLessThan", Comparison.NUMBER, Order.LESS),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Comparison.NUMBER, Order.AT_MOST),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Comparison.NUMBER, Order.MORE),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Comparison.NUMBER, Order.AT_LEAST),
    DATE_EQUALS("DateEquals", Comparison.DATE, false),
    DATE_NOT_EQUALS("DateNotEquals", Comparison.DATE, true),
    DATE_LESS_THAN("DateLessThan", Comparison.DATE, Order.LESS),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Comparison.DATE, Order.AT_MOST),
    DATE_GREATER_THAN("DateGreaterThan", Comparison.DATE, Order.MORE),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Comparison.DATE, Order.AT_LEAST),
    BOOL("Bool", Comparison.TRUTH, false),
    BINARY_EQUALS("BinaryEquals", Comparison.NEVER, false),
    IP_ADDRESS("IpAddress", Comparison.NEVER, false),
    NOT_IP_ADDRESS("NotIpAddress", Comparison.NEVER, true),
    NULL("Null", Comparison.TRUTH, false);

    private final String text;
    private final Comparison comparison;
    private final boolean negated;
    private final Order order;

    Operator(String text, Comparison comparison, boolean negated) {
        this.text = text;
        this.comparison = comparison;
        this.negated = negated;
        this.order = Order.SAME;
    }

    Operator(String text, Comparison comparison, Order order) {
        this.text = text;
        this.comparison = comparison;
        this.negated = false;
        this.order = order;
    }

    static Optional<Operator> named(String name) {
        return Arrays.stream(values())
                .filter(operator -> operator.text.equals(name))
                .findFirst();
    }

    /** One hit among several values fails it, and an absent key satisfies it. */
    boolean negated() {
        return negated;
    }

    /** Whether its values may hold policy variables: those of texts and of ARNs may. */
    boolean takesVariables() {
        return takesStarsLiterally() || ofPatterns() || ofArns();
    }

    /** Whether stars match what they like, colons included. */
    boolean ofPatterns() {
        return comparison == Comparison.PATTERN;
    }

    boolean ofArns() {
        return comparison == Comparison.ARN;
    }

    /** Whether a star in a value is only a star. */
    boolean takesStarsLiterally() {
        return comparison == Comparison.TEXT || comparison == Comparison.TEXT_IN_ANY_CASE;
    }

    boolean hits(Glob wanted, String actual) {
        return comparison.hit(wanted, actual, order);
    }

    /** As it stands in policies. */
    @Override
    public String toString() {
        return text;
    }
}
