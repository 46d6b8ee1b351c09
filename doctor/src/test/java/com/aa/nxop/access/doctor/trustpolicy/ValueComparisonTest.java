package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.ValueComparison.Order;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One value of a policy against one of the request, by every operator that there is. */
class ValueComparisonTest {
    private static boolean hits(String operator, String wanted, String actual) {
        return ConditionOperator.named(operator).orElseThrow().hits(WildcardPattern.of(wanted), actual);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            StringEquals           | dev   | dev   | true
            StringEquals           | dev   | DEV   | false
            StringEquals           | d*    | dev   | false
            StringEquals           | d*    | d*    | true
            StringEqualsIgnoreCase | dev   | DEV   | true
            StringEqualsIgnoreCase | d*    | dev   | false
            StringLike             | d*    | dev   | true
            StringLike             | D*    | dev   | false
            StringLike             | *:*   | a:b:c | true
            Bool                   | true  | TRUE  | true
            Bool                   | true  | false | false
            Bool                   | false | no    | true
            Bool                   | no    | 0     | true
            Bool                   | false | ' true' | true
            Bool                   | true  | yes   | false
            BinaryEquals           | QQ==  | QQ==  | true
            BinaryEquals           | QQ==  | QQ    | false
            BinaryEquals           | QQ==  | QR==  | false
            IpAddress              | ::/0  | ::1   | true
            StringEqualsIgnoreCase | OAK   | OA\u212A | true
            StringEqualsIgnoreCase | gro\u00DF | GROSS | false
            StringEqualsIgnoreCase | gro\u00DF | GRO\u1E9E | true
            StringEqualsIgnoreCase | sea   | \u017Fea | false
            StringEqualsIgnoreCase | LIT   | l\u0131t | false
            StringEqualsIgnoreCase | \u0391\u03A3 | \u03B1\u03C2 | true
            StringEqualsIgnoreCase | \u0391\u03A3 | \u03B1\u03C3 | false
            StringEqualsIgnoreCase | \uD801\uDC02 | \uD801\uDC2A | false
            StringEqualsIgnoreCase | x\uD801\uDC02 | X\uD801\uDC02 | true
            """)
    void texts(String operator, String wanted, String actual, boolean hit) {
        assertThat(hits(operator, wanted, actual)).isEqualTo(hit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:eks:us-east-1:1:cluster/a | arn:aws:eks:us-east-1:1:cluster/a   | true
            arn:aws:eks:*:1:cluster/*         | arn:aws:eks:us-east-1:1:cluster/a   | true
            arn:aws:eks:*:1:cluster/*         | arn:aws:eks:us-east-1:2:cluster/a   | false
            arn:aws:eks:*:cluster/a           | arn:aws:eks:us-east-1:1:cluster/a   | false
            arn:aws:eks:*:1:cluster/*         | arn:aws:eks:x:9:cluster/x:1:cluster/a | false
            arn:*:*:*:*:*                     | arn:aws:eks:us-east-1:1:cluster/a:b | true
            arn:aws:iam::1:role/*             | arn:aws:iam::1:role/apps/x          | true
            *                                 | arn:aws:iam::1:role/x               | false
            arn:aws:iam::1:role/x             | kpaas-nonprod                       | false
            arn:aws:iam::1:role/X             | arn:aws:iam::1:role/x               | false
            """)
    void arnsSectionBySection(String wanted, String actual, boolean hit) {
        assertThat(hits("ArnLike", wanted, actual)).isEqualTo(hit);
        assertThat(hits("ArnEquals", wanted, actual)).as("AWS: the same").isEqualTo(hit);
    }

    /** The request's number is the one that is less, or more. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10    | 9     | - <  <= - -
            10    | 10    | = -  <= - >=
            10    | 11    | - -  -  > >=
            10    | 10.0  | = -  <= - >=
            -1    | -1e0  | = -  <= - >=
            10    | ten   | - -  -  - -
            1,0   | 1     | - -  -  - -
            8     | 08    | = -  <= - >=
            8     | +8    | = -  <= - >=
            8     | NaN   | - -  -  - -
            36028797018963969 | 36028797018963968 | - <  <= - -
            """)
    void numbers(String wanted, String actual, String signs) {
        assertThat(orders("Numeric", wanted, actual)).isEqualTo(signs.replaceAll(" +", " "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01                | 2026-03-01T00:00:00Z | = -  <= - >=
            2026-03-01                | 2026-03-01T12:00:00Z | - -  -  > >=
            2026-03-01T12:00:00Z      | 2026-03-01T11:59:59Z | - <  <= - -
            2026-03-01T14:00:00+02:00 | 2026-03-01T12:00:00Z | = -  <= - >=
            1772366400                | 2026-03-01T12:00:00Z | = -  <= - >=
            2026                      | 2026-03-01T12:00:00Z | - -  -  > >=
            2026-03-01T12:00:00Z      | 2026-03-01T12:00:00  | = -  <= - >=
            2026-03-01T12:00:00.5559Z | 2026-03-01T12:00:00.5551Z | = -  <= - >=
            2026-03-01T12:00:00.555Z  | 2026-03-01T12:00:00.556Z  | - -  -  > >=
            01.03.2026                | 2026-03-01T12:00:00Z | - -  -  - -
            2026-02-30                | 2026-03-01T12:00:00Z | - -  -  - -
            """)
    void dates(String wanted, String actual, String signs) {
        assertThat(orders("Date", wanted, actual)).isEqualTo(signs.replaceAll(" +", " "));
    }

    private static String orders(String kind, String wanted, String actual) {
        return sign(kind + "Equals", "=", wanted, actual) + " "
                + sign(kind + "LessThan", "<", wanted, actual) + " "
                + sign(kind + "LessThanEquals", "<=", wanted, actual) + " "
                + sign(kind + "GreaterThan", ">", wanted, actual) + " "
                + sign(kind + "GreaterThanEquals", ">=", wanted, actual);
    }

    private static String sign(String operator, String sign, String wanted, String actual) {
        return hits(operator, wanted, actual) ? sign : "-";
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void everyOrderSplitsTheNumbersInTwo(Order order) {
        String fits = (order.fits(-1) ? "<" : "") + (order.fits(0) ? "=" : "") + (order.fits(1) ? ">" : "");
        assertThat(fits)
                .isEqualTo(
                        switch (order) {
                            case SAME -> "=";
                            case LESS -> "<";
                            case AT_MOST -> "<=";
                            case MORE -> ">";
                            case AT_LEAST -> "=>";
                        });
    }

    @Test
    void operatorsAreKnownByTheirExactNames() {
        assertThat(ConditionOperator.named("stringEquals")).isEmpty();
        assertThat(ConditionOperator.named("StringEqualsIfExists")).isEmpty();
        assertThat(ConditionOperator.named("")).isEmpty();
        assertThat(Arrays.stream(ConditionOperator.values()).map(ConditionOperator::toString))
                .allSatisfy(name ->
                        assertThat(ConditionOperator.named(name).orElseThrow()).hasToString(name))
                .doesNotHaveDuplicates()
                .hasSize(27);
    }

    @Test
    void negatedOnesAreThoseThatSayNot() {
        assertThat(Arrays.stream(ConditionOperator.values())
                        .filter(ConditionOperator::negated)
                        .map(ConditionOperator::toString))
                .containsExactlyElementsOf(Arrays.stream(ConditionOperator.values())
                        .map(ConditionOperator::toString)
                        .filter(name -> name.contains("Not"))
                        .toList());
    }

    /** IAM User Guide, "Policy variables": texts and ARNs. */
    @Test
    void variablesAreForTextsAndArns() {
        assertThat(Arrays.stream(ConditionOperator.values())
                        .filter(ConditionOperator::takesVariables)
                        .map(ConditionOperator::toString))
                .containsExactly(
                        "StringEquals",
                        "StringNotEquals",
                        "StringEqualsIgnoreCase",
                        "StringNotEqualsIgnoreCase",
                        "StringLike",
                        "StringNotLike",
                        "ArnEquals",
                        "ArnNotEquals",
                        "ArnLike",
                        "ArnNotLike");
    }
}
