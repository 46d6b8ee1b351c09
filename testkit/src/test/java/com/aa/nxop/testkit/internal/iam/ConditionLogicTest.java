package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionLogicTest {
    private static final String TWO_KEYS = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
             "Condition": {"StringEquals": {"x:one": ["a", "b"], "x:two": "c"}}}}""";

    private static final String TWO_OPERATORS = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
             "Condition": {"StringEquals": {"x:one": "a"}, "StringLike": {"x:two": "c*"}}}}""";

    private static final String TWO_STATEMENTS = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"x:one": "a"}}},
              {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"x:two": "c"}}}]}""";

    private static final String ALLOW_AND_DENY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "*", "Resource": "*"},
              {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"StringNotEquals": {"x:one": "a"}}}]}""";

    @ParameterizedTest(name = "one={0}, two={1}: {2}")
    @CsvSource({"a, c, ALLOW", "b, c, ALLOW", "x, c, NO_MATCH", "a, x, NO_MATCH", "x, x, NO_MATCH"})
    void valuesAreAlternativesAndKeysAreNot(String one, String two, Decision expected) {
        assertThat(Policies.decide(TWO_KEYS, keys(one, two))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "one={0}, two={1}: {2}")
    @CsvSource({"a, cc, ALLOW", "a, x, NO_MATCH", "x, cc, NO_MATCH"})
    void operatorsMustAllHold(String one, String two, Decision expected) {
        assertThat(Policies.decide(TWO_OPERATORS, keys(one, two))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "one={0}, two={1}: {2}")
    @CsvSource({"a, c, ALLOW", "a, x, ALLOW", "x, c, ALLOW", "x, x, NO_MATCH"})
    void oneAllowStatementIsEnough(String one, String two, Decision expected) {
        assertThat(Policies.decide(TWO_STATEMENTS, keys(one, two))).isEqualTo(expected);
    }

    @Test
    void aDenyWinsOverEveryAllow() {
        assertThat(Policies.decide(ALLOW_AND_DENY, keys("a", "x"))).isEqualTo(Decision.ALLOW);
        assertThat(Policies.decide(ALLOW_AND_DENY, keys("b", "x"))).isEqualTo(Decision.EXPLICIT_DENY);
    }

    @Test
    void aDenyOnAnAbsentKeyFiresWithANegatedOperator() {
        assertThat(Policies.decide(ALLOW_AND_DENY, ContextKeys.NONE)).isEqualTo(Decision.EXPLICIT_DENY);
    }

    @Test
    void aNegatedOperatorFailsOnTheFirstHit() {
        assertThat(Policies.holds("StringNotEquals", "x:one", List.of("a", "b"), keys("b", "x")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"X:ONE, true", "x:one, true", "x:One, true", "x:ones, false"})
    void keyNamesIgnoreCase(String name, boolean expected) {
        assertThat(Policies.holds("StringEquals", name, List.of("a"), keys("a", "x")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"aws:requesttag/TEAM, crew, true", "aws:RequestTag/team, CREW, false"})
    void tagKeysIgnoreCaseButTheirValuesDoNot(String name, String value, boolean expected) {
        ContextKeys keys = ContextKeys.NONE.with("aws:RequestTag/team", "crew");

        assertThat(Policies.holds("StringEquals", name, List.of(value), keys)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_MATCH, NO_MATCH, NO_MATCH",
        "NO_MATCH, ALLOW, ALLOW",
        "ALLOW, NO_MATCH, ALLOW",
        "ALLOW, ALLOW_ACCOUNT, ALLOW",
        "ALLOW_ACCOUNT, NO_MATCH, ALLOW_ACCOUNT",
        "ALLOW, EXPLICIT_DENY, EXPLICIT_DENY",
        "EXPLICIT_DENY, ALLOW, EXPLICIT_DENY"
    })
    void decisionsCombine(Decision one, Decision other, Decision expected) {
        assertThat(one.or(other)).isEqualTo(expected);
    }

    private static ContextKeys keys(String one, String two) {
        return ContextKeys.NONE.with("x:one", one).with("x:two", two);
    }
}
