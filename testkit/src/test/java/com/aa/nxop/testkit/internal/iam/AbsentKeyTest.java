package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a condition says of a request that does not have the key. */
class AbsentKeyTest {
    @ParameterizedTest(name = "{0}: {2}, and with IfExists true")
    @CsvSource(delimiter = '|', textBlock = """
                    StringEquals              | a          | false
                    StringNotEquals           | a          | true
                    StringEqualsIgnoreCase    | a          | false
                    StringNotEqualsIgnoreCase | a          | true
                    StringLike                | *          | false
                    StringNotLike             | *          | true
                    ArnEquals                 | arn:a:b:c:d:e | false
                    ArnNotEquals              | arn:a:b:c:d:e | true
                    ArnLike                   | arn:*:*:*:*:* | false
                    ArnNotLike                | arn:*:*:*:*:* | true
                    NumericEquals             | 1          | false
                    NumericNotEquals          | 1          | true
                    NumericLessThan           | 1          | false
                    NumericLessThanEquals     | 1          | false
                    NumericGreaterThan        | 1          | false
                    NumericGreaterThanEquals  | 1          | false
                    DateEquals                | 1          | false
                    DateNotEquals             | 1          | true
                    DateLessThan              | 1          | false
                    DateLessThanEquals        | 1          | false
                    DateGreaterThan           | 1          | false
                    DateGreaterThanEquals     | 1          | false
                    Bool                      | false      | false
                    BinaryEquals              | QQ==       | false
                    IpAddress                 | 0.0.0.0/0  | false
                    NotIpAddress              | 0.0.0.0/0  | true
                    ForAllValues:StringEquals    | a       | true
                    ForAllValues:StringNotEquals | a       | true
                    ForAllValues:StringLike      | a       | true
                    ForAnyValue:StringEquals     | a       | false
                    ForAnyValue:StringNotEquals  | a       | false
                    ForAnyValue:StringLike       | *       | false
                    """)
    void everyOperator(String operator, String wanted, boolean expected) {
        assertThat(Policies.holds(operator, "x:absent", List.of(wanted), ContextKeys.NONE))
                .isEqualTo(expected);
        assertThat(Policies.holds(operator + "IfExists", "x:absent", List.of(wanted), ContextKeys.NONE))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"StringNotEquals", "ForAllValues:StringEquals", "StringEqualsIfExists"})
    void firesADenyThatIsTrueWithoutTheKey(String operator) {
        assertThat(Policies.decide(Policies.condition("Deny", operator, "x:absent", List.of("a")), ContextKeys.NONE))
                .isEqualTo(Decision.EXPLICIT_DENY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"StringEquals", "ForAnyValue:StringNotEquals", "Bool", "NumericLessThan"})
    void doesNotFireADenyThatIsFalseWithoutTheKey(String operator) {
        String value = operator.equals("Bool") ? "false" : "1";

        assertThat(Policies.decide(Policies.condition("Deny", operator, "x:absent", List.of(value)), ContextKeys.NONE))
                .isEqualTo(Decision.NO_MATCH);
    }

    @ParameterizedTest(name = "Null {0}, present {1}: {2}")
    @CsvSource({
        "true, false, true",
        "true, true, false",
        "false, false, false",
        "false, true, true",
        "TRUE, false, true"
    })
    void nullAsksForAbsence(String wanted, boolean present, boolean expected) {
        ContextKeys keys = present ? ContextKeys.NONE.with("x:key", "v") : ContextKeys.NONE;

        assertThat(Policies.holds("Null", "x:key", List.of(wanted), keys)).isEqualTo(expected);
    }

    @Test
    void aKeyWithoutValuesIsAbsent() {
        ContextKeys keys = ContextKeys.NONE.with("x:key", List.of());

        assertThat(Policies.holds("Null", "x:key", List.of("true"), keys)).isTrue();
        assertThat(Policies.holds("StringEquals", "x:key", List.of("a"), keys)).isFalse();
        assertThat(Policies.holds("ForAllValues:StringEquals", "x:key", List.of("a"), keys))
                .isTrue();
    }
}
