package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a condition holds: for keys that are there, that are not, and of which it is not known. */
class TrustConditionTest {
    private static final PodFacts POD =
            Pods.with(Map.of("kubernetes-namespace", "dev", "team", "a", "empty", ""), Optional.empty(), false);

    private static TrustCondition condition(String operator, String key, String... wanted) {
        SetQuantifier quantifier = SetQuantifier.of(operator);
        String bare = operator.substring(quantifier.prefix().length());
        boolean ifExists = bare.endsWith("IfExists");
        return new TrustCondition(
                quantifier,
                ConditionOperator.named(ifExists ? bare.replace("IfExists", "") : bare)
                        .orElseThrow(),
                ifExists,
                key,
                List.of(wanted),
                /* variables= */ true);
    }

    private static TruthValue holds(PodFacts pod, String operator, String key, String... wanted) {
        return condition(operator, key, wanted).holds(new RequestContext(pod, Remarks.NOW, false));
    }

    /** A tag with that value, with another, no such tag, a key of which nothing is known. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            StringEquals                         | TRUE  | FALSE | FALSE | UNKNOWN
            StringEqualsIfExists                 | TRUE  | FALSE | TRUE  | UNKNOWN
            StringNotEquals                      | FALSE | TRUE  | TRUE  | UNKNOWN
            StringNotEqualsIfExists              | FALSE | TRUE  | TRUE  | UNKNOWN
            ForAllValues:StringEquals            | TRUE  | FALSE | TRUE  | UNKNOWN
            ForAnyValue:StringEquals             | TRUE  | FALSE | FALSE | UNKNOWN
            ForAllValues:StringNotEquals         | FALSE | TRUE  | TRUE  | UNKNOWN
            ForAnyValue:StringNotEquals          | FALSE | TRUE  | FALSE | UNKNOWN
            ForAnyValue:StringEqualsIfExists     | TRUE  | FALSE | TRUE  | UNKNOWN
            """)
    void byOperatorAndPresence(
            String operator, TruthValue same, TruthValue other, TruthValue absent, TruthValue unknown) {
        assertThat(holds(POD, operator, "aws:RequestTag/team", "a")).isEqualTo(same);
        assertThat(holds(POD, operator, "aws:RequestTag/team", "b")).isEqualTo(other);
        assertThat(holds(POD, operator, "aws:RequestTag/none", "a")).isEqualTo(absent);
        assertThat(holds(POD, operator, "aws:SourceVpce", "a")).isEqualTo(unknown);
    }

    @Test
    void anEmptyTagIsThere() {
        assertThat(holds(POD, "StringEquals", "aws:RequestTag/empty", "")).isEqualTo(TruthValue.TRUE);
        assertThat(holds(POD, "Null", "aws:RequestTag/empty", "false")).isEqualTo(TruthValue.TRUE);
    }

    @Test
    void severalValuesOfThePolicyAreAlternatives() {
        assertThat(holds(POD, "StringEquals", "aws:RequestTag/team", "b", "a")).isEqualTo(TruthValue.TRUE);
        assertThat(holds(POD, "StringNotEquals", "aws:RequestTag/team", "b", "a"))
                .isEqualTo(TruthValue.FALSE);
    }

    @Test
    void ofSeveralValuesOfTheRequestAllOrAnyCount() {
        assertThat(holds(POD, "ForAllValues:StringEquals", "aws:TagKeys", "team", "empty"))
                .isEqualTo(TruthValue.FALSE);
        assertThat(holds(POD, "ForAllValues:StringEquals", "aws:TagKeys", "team", "empty", "kubernetes-namespace"))
                .isEqualTo(TruthValue.TRUE);
        assertThat(holds(POD, "ForAnyValue:StringEquals", "aws:TagKeys", "team", "other"))
                .isEqualTo(TruthValue.TRUE);
        assertThat(holds(POD, "ForAnyValue:StringNotEquals", "aws:TagKeys", "team"))
                .as("some tag is another")
                .isEqualTo(TruthValue.TRUE);
    }

    /** A set by its nature, such as the keys of all tags: without a quantifier neither an operator nor its negation holds. */
    @ParameterizedTest
    @CsvSource({
        "StringEquals,            FALSE, FALSE",
        "StringNotEquals,         FALSE, TRUE",
        "StringEqualsIfExists,    FALSE, TRUE",
        "StringNotEqualsIfExists, FALSE, TRUE",
        "StringLike,              FALSE, FALSE",
        "ForAnyValue:StringEquals, TRUE, FALSE"
    })
    void aSetNeedsAQuantifier(String operator, TruthValue tagged, TruthValue untagged) {
        PodFacts oneTag = Pods.with(Map.of("team", "a"), Optional.empty(), false);

        assertThat(holds(oneTag, operator, "aws:TagKeys", "team", "other"))
                .isEqualTo(operator.contains("Not") ? TruthValue.FALSE : tagged);
        assertThat(holds(Pods.UNTAGGED, operator, "aws:TagKeys", "team")).isEqualTo(untagged);
        assertThat(holds(oneTag, "StringEquals", "aws:RequestTag/team", "${aws:TagKeys}"))
                .as("and it is no variable")
                .isEqualTo(TruthValue.FALSE);
    }

    /** What is no ARN and no address in the request fails the operator and its negation. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ArnLike      | arn:aws:eks:*:*:cluster/* | cluster-a          | FALSE
            ArnNotLike   | arn:aws:eks:*:*:cluster/* | cluster-a          | FALSE
            ArnNotEquals | arn:aws:eks:*:*:cluster/* | ''                 | FALSE
            ArnNotLike   | arn:aws:eks:*:*:cluster/* | arn:aws:iam::1:role/a | TRUE
            ArnNotLike   | cluster-*                 | cluster-a          | FALSE
            IpAddress    | 10.0.0.0/8                | 10.1.2.3           | TRUE
            IpAddress    | 10.0.0.0/8                | 010.001.2.3        | TRUE
            IpAddress    | 010.0.0.0/+8              | ::ffff:10.1.2.3    | TRUE
            NotIpAddress | 10.0.0.0/8                | ::FFFF:a01:203     | FALSE
            NotIpAddress | 10.0.0.0/8                | somewhere          | FALSE
            NotIpAddress | 10.0.0.0/8                | 11.1.2.3/32        | FALSE
            NotIpAddress | 10.0.0.0/8                | 11.1.2.3           | TRUE
            NotIpAddress | 10.0.0.0/8                | 2001:db8::1        | TRUE
            NotIpAddress | 2001:db8::/32             | 2001:db8::10.1.2.3 | FALSE
            IpAddress    | 2001:db8::/32             | 2001:db8:::5       | TRUE
            IpAddress    | 2001:db8::5/32            | 2001:db8::5        | FALSE
            NotIpAddress | 2001:db8::5/32            | 2001:db8::5        | TRUE
            IpAddress    | ::ffff:a00:0/104          | 10.1.2.3           | FALSE
            NumericNotEquals | 5                     | five               | TRUE
            DateNotEquals    | 2026-03-01            | someday            | TRUE
            """)
    void whatCannotBeCompared(String operator, String wanted, String actual, TruthValue holds) {
        PodFacts pod = Pods.with(Map.of("thing", actual), Optional.empty(), false);
        assertThat(holds(pod, operator, "aws:RequestTag/thing", wanted)).isEqualTo(holds);
    }

    /** AWS comes upon a value of the policy that is no ARN: then a Deny applies, and an Allow does not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ArnLike    | ${aws:RequestTag/role}                         | TRUE
            ArnNotLike | ${aws:RequestTag/role}                         | TRUE
            ArnLike    | arn:aws:iam::1:role/b;${aws:RequestTag/role}   | TRUE
            ArnLike    | arn:aws:iam::1:role/a;${aws:RequestTag/role}   | FALSE
            ArnNotLike | arn:aws:iam::1:role/a;${aws:RequestTag/role}   | FALSE
            ArnLike    | arn:aws:iam::1:role/b                          | FALSE
            StringLike | ${aws:RequestTag/role}                         | FALSE
            """)
    void whatIsNoArnInThePolicy(String operator, String wanted, TruthValue broken) {
        PodFacts pod = Pods.with(Map.of("arn", "arn:aws:iam::1:role/a", "role", "role-a"), Optional.empty(), false);
        RequestContext keys = new RequestContext(pod, Remarks.NOW, false);
        TrustCondition condition = condition(operator, "aws:RequestTag/arn", wanted.split(";"));

        assertThat(TruthValue.of(condition.isBroken(keys))).isEqualTo(broken);
        if (broken == TruthValue.TRUE) {
            assertThat(condition.holds(keys)).isEqualTo(TruthValue.FALSE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aws:RequestTag/team, true,  FALSE",
        "aws:RequestTag/team, false, TRUE",
        "aws:RequestTag/none, TRUE,  TRUE",
        "aws:RequestTag/team, yes,   TRUE",
        "aws:RequestTag/none, false, FALSE",
        "aws:userid,          false, TRUE",
        "aws:SourceVpce,      true,  UNKNOWN",
        "aws:SourceVpce,      false, UNKNOWN"
    })
    void nullAsksForPresence(String key, String wanted, TruthValue holds) {
        assertThat(holds(POD, "Null", key, wanted)).isEqualTo(holds);
    }

    /** Of an inherited tag that the pod does not know, a lone star is true all the same, and another account's cluster false. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            StringLike    | *                                     | TRUE
            StringNotLike | *                                     | FALSE
            StringEquals  | *                                     | UNKNOWN
            ArnLike       | arn:aws:eks:*:285282426848:cluster/*  | UNKNOWN
            ArnLike       | arn:aws:eks:*:045755618773:cluster/*  | FALSE
            ArnNotLike    | arn:aws:eks:*:045755618773:cluster/*  | TRUE
            StringLike    | arn:aws:eks:*:045755618773:cluster/*  | FALSE
            ArnLike       | arn:aws:eks:*:*:cluster/*             | UNKNOWN
            """)
    void ofAClusterOnlyTheAccountIsKnown(String operator, String wanted, TruthValue holds) {
        assertThat(holds(Pods.KNOWING_LITTLE, operator, "aws:RequestTag/eks-cluster-arn", wanted))
                .isEqualTo(holds);
    }

    /** The ARN of a session has lost the path. */
    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::285282426848:role/example-app-kpaas,        TRUE",
        "arn:aws:iam::285282426848:role/*,                        TRUE",
        "arn:aws:iam::285282426848:role/apps/example-app-kpaas,   UNKNOWN",
        "arn:aws:iam::285282426848:role/apps/other,               FALSE",
        "arn:aws:iam::045755618773:role/apps/example-app-kpaas,   FALSE"
    })
    void ofARolesPathNothingIsKnown(String wanted, TruthValue holds) {
        assertThat(holds(POD, "ArnLike", "aws:PrincipalArn", wanted)).isEqualTo(holds);
    }

    @Test
    void itStandsInRemarksAsInThePolicy() {
        assertThat(condition("ForAllValues:StringLikeIfExists", "aws:TagKeys", "*")
                        .operatorText())
                .isEqualTo("ForAllValues:StringLikeIfExists");
        assertThat(condition("Null", "aws:TagKeys", "true").operatorText()).isEqualTo("Null");
    }

    /** Kleene's logic: what is not known stays so, unless the rest decides. */
    @Test
    void truthTables() {
        for (TruthValue one : TruthValue.values()) {
            assertThat(one.and(TruthValue.FALSE)).isEqualTo(TruthValue.FALSE);
            assertThat(one.and(TruthValue.TRUE)).isEqualTo(one);
            assertThat(one.or(TruthValue.TRUE)).isEqualTo(TruthValue.TRUE);
            assertThat(one.or(TruthValue.FALSE)).isEqualTo(one);
            assertThat(one.negated().negated()).isEqualTo(one);
            assertThat(one.negatedIf(false)).isEqualTo(one);
            for (TruthValue other : TruthValue.values()) {
                assertThat(one.and(other).negated()).isEqualTo(one.negated().or(other.negated()));
                assertThat(one.and(other)).isEqualTo(other.and(one));
            }
        }
        assertThat(TruthValue.UNKNOWN.and(TruthValue.UNKNOWN)).isEqualTo(TruthValue.UNKNOWN);
        assertThat(TruthValue.UNKNOWN.negated()).isEqualTo(TruthValue.UNKNOWN);
        assertThat(TruthValue.all(Arrays.stream(new TruthValue[0]), one -> one)).isEqualTo(TruthValue.TRUE);
        assertThat(TruthValue.any(Arrays.stream(new TruthValue[0]), one -> one)).isEqualTo(TruthValue.FALSE);
    }
}
