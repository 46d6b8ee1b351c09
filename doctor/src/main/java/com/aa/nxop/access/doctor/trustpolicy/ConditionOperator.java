package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.ValueComparison.Order;
import java.util.Arrays;
import java.util.Optional;

/** An operator of a condition without its prefix and suffix (IAM User Guide, "Condition operators"). */
enum ConditionOperator {
    STRING_EQUALS("StringEquals", ValueComparison.TEXT, false),
    STRING_NOT_EQUALS("StringNotEquals", ValueComparison.TEXT, true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", ValueComparison.TEXT_IN_ANY_CASE, false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", ValueComparison.TEXT_IN_ANY_CASE, true),
    STRING_LIKE("StringLike", ValueComparison.PATTERN, false),
    STRING_NOT_LIKE("StringNotLike", ValueComparison.PATTERN, true),
    // AWS: ArnEquals and ArnLike behave identically.
    ARN_EQUALS("ArnEquals", ValueComparison.ARN, false),
    ARN_NOT_EQUALS("ArnNotEquals", ValueComparison.ARN, true),
    ARN_LIKE("ArnLike", ValueComparison.ARN, false),
    ARN_NOT_LIKE("ArnNotLike", ValueComparison.ARN, true),
    NUMERIC_EQUALS("NumericEquals", ValueComparison.NUMBER, false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", ValueComparison.NUMBER, true),
    NUMERIC_LESS_THAN("NumericLessThan", ValueComparison.NUMBER, Order.LESS),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", ValueComparison.NUMBER, Order.AT_MOST),
    NUMERIC_GREATER_THAN("NumericGreaterThan", ValueComparison.NUMBER, Order.MORE),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", ValueComparison.NUMBER, Order.AT_LEAST),
    DATE_EQUALS("DateEquals", ValueComparison.DATE, false),
    DATE_NOT_EQUALS("DateNotEquals", ValueComparison.DATE, true),
    DATE_LESS_THAN("DateLessThan", ValueComparison.DATE, Order.LESS),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", ValueComparison.DATE, Order.AT_MOST),
    DATE_GREATER_THAN("DateGreaterThan", ValueComparison.DATE, Order.MORE),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", ValueComparison.DATE, Order.AT_LEAST),
    BOOL("Bool", ValueComparison.TRUTH, false),
    BINARY_EQUALS("BinaryEquals", ValueComparison.BYTES, false),
    IP_ADDRESS("IpAddress", ValueComparison.ADDRESS, false),
    NOT_IP_ADDRESS("NotIpAddress", ValueComparison.ADDRESS, true),
    NULL("Null", ValueComparison.TRUTH, false);

    private final String text;
    private final ValueComparison comparison;
    private final boolean negated;
    private final Order order;

    ConditionOperator(String text, ValueComparison comparison, boolean negated) {
        this.text = text;
        this.comparison = comparison;
        this.negated = negated;
        this.order = Order.SAME;
    }

    ConditionOperator(String text, ValueComparison comparison, Order order) {
        this.text = text;
        this.comparison = comparison;
        this.negated = false;
        this.order = order;
    }

    static Optional<ConditionOperator> named(String name) {
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
        return comparison == ValueComparison.PATTERN;
    }

    boolean ofArns() {
        return comparison == ValueComparison.ARN;
    }

    boolean ofAddresses() {
        return comparison == ValueComparison.ADDRESS;
    }

    /** Whether a star in a value is only a star. */
    boolean takesStarsLiterally() {
        return comparison == ValueComparison.TEXT || comparison == ValueComparison.TEXT_IN_ANY_CASE;
    }

    /** Whether a value of a request can be compared: if not, neither this operator nor its negation holds. */
    boolean takes(String actual) {
        return comparison.takes(actual);
    }

    boolean hits(WildcardPattern wanted, String actual) {
        return comparison.hit(wanted, actual, order);
    }

    /** As it stands in policies. */
    @Override
    public String toString() {
        return text;
    }
}
