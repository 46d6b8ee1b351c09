package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of keys, whose case never counts. */
class ConditionKeysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aws:RequestTag/kubernetes-namespace   | kubernetes-namespace
            AWS:requesttag/Kubernetes-Namespace   | kubernetes-namespace
            aws:PrincipalTag/team                 | team
            aws:RequestTag/a/b                    | a/b
            aws:RequestTag/                       | ''
            aws:TagKeys                           | ''
            aws:RequestTags/team                  | ''
            my/aws:RequestTag/team                | ''
            """)
    void theTagOfAKey(String key, String tag) {
        assertThat(ConditionKeys.tag(key)).isEqualTo(tag);
    }

    @Test
    void theTwoKindsOfTagsAreToldApart() {
        assertThat(ConditionKeys.isTag("aws:requestTag/x", ConditionKeys.REQUEST_TAG))
                .isTrue();
        assertThat(ConditionKeys.isTag("aws:PrincipalTag/x", ConditionKeys.REQUEST_TAG))
                .isFalse();
        assertThat(ConditionKeys.isTag("aws:PrincipalTag/x")).isTrue();
        assertThat(ConditionKeys.isTag("aws:ResourceTag/x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:username", "AWS:UserName", "aws:SourceArn", "sts:DurationSeconds", "aws:CalledVia"})
    void someNoCallOfAPodHas(String key) {
        assertThat(ConditionKeys.neverThere(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:userid", "sts:ExternalId", "aws:MultiFactorAuthPresent", "aws:SourceIp", ""})
    void othersItMayHave(String key) {
        assertThat(ConditionKeys.neverThere(key)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals,              NONE",
        "ForAllValues:StringEquals, FOR_ALL",
        "ForAnyValue:StringLike,    FOR_ANY",
        "forAnyValue:StringLike,    NONE",
        "StringForAnyValue:,        NONE"
    })
    void howSeveralValuesAreTaken(String operator, SetQuantifier quantifier) {
        assertThat(SetQuantifier.of(operator)).isEqualTo(quantifier);
        assertThat(operator).startsWith(quantifier.prefix());
    }
}
