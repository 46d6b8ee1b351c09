package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableExpansionTest {
    private static final ContextKeys KEYS = ContextKeys.NONE
            .with("aws:PrincipalTag/team", "crew")
            .with("aws:PrincipalTag/empty", "")
            .with("aws:PrincipalTag/star", "a*b")
            .with("aws:TagKeys", List.of("one", "two"));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    plain                                        | plain
                    ${aws:PrincipalTag/team}                     | crew
                    a-${aws:PrincipalTag/team}-z                 | a-crew-z
                    ${AWS:principaltag/TEAM}                     | crew
                    ${aws:PrincipalTag/team}${aws:PrincipalTag/team} | crewcrew
                    ${aws:PrincipalTag/team, 'none'}             | crew
                    ${aws:PrincipalTag/absent, 'none'}           | none
                    ${aws:PrincipalTag/absent,'no space'}        | no space
                    ${aws:PrincipalTag/absent, ''}               | ""
                    ${aws:PrincipalTag/empty}                    | ""
                    ${*}                                         | *
                    ${?}                                         | ?
                    ${$}                                         | $
                    ${$}{aws:PrincipalTag/team}                  | ${aws:PrincipalTag/team}
                    $ {not a variable}                           | $ {not a variable}
                    ${unterminated                               | ${unterminated
                    """)
    void areReplaced(String template, String expected) {
        assertThat(VariableExpansion.expand(template, KEYS))
                .hasValueSatisfying(glob -> assertThat(glob.literal()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource({"${aws:PrincipalTag/absent}", "x${aws:PrincipalTag/absent}y", "${}"})
    void haveNoValueWhereTheKeyIsAbsent(String template) {
        assertThat(VariableExpansion.expand(template, KEYS)).isEmpty();
    }

    @Test
    void haveNoValueWhereTheKeyHasSeveral() {
        assertThat(VariableExpansion.expand("${aws:TagKeys}", KEYS)).isEmpty();
    }

    @Test
    void doNotMakeWildcardsOfWhatACallerTaggedItselfWith() {
        assertThat(VariableExpansion.expand("${aws:PrincipalTag/star}", KEYS))
                .hasValueSatisfying(
                        glob -> assertThat(glob.matches("aXXb", false)).isFalse())
                .hasValueSatisfying(
                        glob -> assertThat(glob.matches("a*b", false)).isTrue());
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    StringEquals    | ${aws:PrincipalTag/team}   | crew       | true
                    StringEquals    | ${aws:PrincipalTag/team}   | other      | false
                    StringLike      | ${aws:PrincipalTag/team}-* | crew-7     | true
                    StringLike      | ${aws:PrincipalTag/star}   | aXb        | false
                    StringLike      | ${*}                       | *          | true
                    StringLike      | ${*}                       | x          | false
                    StringLike      | a${?}                      | ab         | false
                    StringLike      | a${?}                      | a?         | true
                    ArnLike         | arn:aws:s3:::${aws:PrincipalTag/team}/* | arn:aws:s3:::crew/key | true
                    ArnLike         | arn:aws:s3:::${aws:PrincipalTag/team}/* | arn:aws:s3:::other/key | false
                    StringNotEquals | ${aws:PrincipalTag/team}   | crew       | false
                    StringNotEquals | ${aws:PrincipalTag/absent} | crew       | true
                    StringEquals    | ${aws:PrincipalTag/absent} | ''         | false
                    """)
    void workInStringAndArnConditions(String operator, String wanted, String actual, boolean expected) {
        assertThat(Policies.holds(operator, "x:y", List.of(wanted), KEYS.with("x:y", actual)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2012-10-17, ALLOW", "2008-10-17, NO_MATCH"})
    void needTheNewerPolicyVersion(String version, Decision expected) {
        String policy = """
                {"Version": "%s", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
                 "Condition": {"StringEquals": {"x:y": "${aws:PrincipalTag/team}"}}}}""".formatted(version);

        assertThat(Policies.decide(policy, KEYS.with("x:y", "crew"))).isEqualTo(expected);
    }

    @Test
    void arePlainTextWhereThePolicyNamesNoVersion() {
        String policy = """
                {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
                 "Condition": {"StringEquals": {"x:y": "${aws:PrincipalTag/team}"}}}}""";

        assertThat(Policies.decide(policy, KEYS.with("x:y", "crew"))).isEqualTo(Decision.NO_MATCH);
        assertThat(Policies.decide(policy, KEYS.with("x:y", "${aws:PrincipalTag/team}")))
                .isEqualTo(Decision.ALLOW);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::b/${x:prefix}, k, ALLOW",
        "arn:aws:s3:::b/${x:prefix}, other, NO_MATCH",
        "arn:aws:s3:::b/${x:prefix}*, '', ALLOW",
        "arn:aws:s3:::b/${x:absent}*, k, NO_MATCH"
    })
    void workInResources(String resource, String value, Decision expected) {
        String policy =
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \""
                        + resource + "\"}}";

        assertThat(Policies.decide(policy, ContextKeys.NONE.with("x:prefix", value)))
                .isEqualTo(expected);
    }
}
