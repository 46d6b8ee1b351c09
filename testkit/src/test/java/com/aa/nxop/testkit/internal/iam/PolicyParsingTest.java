package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParsingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*'}}",
                "{'Statement': [{'Effect': 'Allow', 'Action': ['*'], 'Resource': ['*']}]}",
                "{'Version': '2012-10-17', 'Id': 'x', 'Statement': {'Sid': 's', 'Effect': 'Deny', 'NotAction': 's3:*',"
                        + " 'NotResource': 'arn:aws:s3:::b'}}",
                "{'Version': '2008-10-17', 'Statement': {'Effect': 'Allow', 'Action': 's3:Get*', 'Resource': '*'}}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {}}}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'a:b':"
                        + " true}}}}",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'NumericEquals':"
                        + " {'a:b': [1, '2']}}}}",
                "{'Statement': {'Effect': 'Allow', 'Action': 'kafka-cluster:Connect', 'Resource': '*'}}"
            })
    void takesWhatIamTakes(String policy) {
        assertThatCode(() -> Policy.parse(policy.replace('\'', '"'))).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    [] | The policy must be a JSON object, not [].
                    'text' | The policy must be a JSON object, not "text".
                    {} | The policy has no statement.
                    {'Statement': []} | The policy has no statement.
                    {'Statement': 'x'} | Statement must be a JSON object, not "x".
                    {'Statements': []} | Unknown policy element Statements.
                    {'Version': '2026-01-01', 'Statement': {}} | Unknown policy version 2026-01-01.
                    {'Statement': {}} | Effect must be Allow or Deny, not .
                    {'Statement': {'Effect': 'allow'}} | Effect must be Allow or Deny, not "allow".
                    {'Statement': {'Effect': 'Allow'}} | Missing required field Action
                    {'Statement': {'Effect': 'Allow', 'Action': 's3:GetObject'}} | Missing required field Resource
                    {'Statement': {'Effect': 'Allow', 'Actions': '*'}} | Unknown statement element Actions.
                    {'Statement': {'Effect': 'Allow', 'Action': 'GetObject', 'Resource': '*'}} | Actions must be "*" or have the form service:name, not GetObject.
                    {'Statement': {'Effect': 'Allow', 'Action': '', 'Resource': '*'}} | Actions must be "*" or have the form service:name, not .
                    {'Statement': {'Effect': 'Allow', 'Action': [], 'Resource': '*'}} | Action must be a string or a list of strings, not [].
                    {'Statement': {'Effect': 'Allow', 'Action': {}, 'Resource': '*'}} | Action must be a string or a list of strings, not {}.
                    {'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': null}} | Resource must be a string or a list of strings, not null.
                    {'Statement': {'Effect': 'Allow', 'Action': '*', 'NotAction': '*', 'Resource': '*'}} | A statement has either Action or NotAction, not both.
                    {'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'NotResource': '*'}} | A statement has either Resource or NotResource, not both.
                    {'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Principal': '*'}} | Has prohibited field Principal
                    {'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'NotPrincipal': '*'}} | Has prohibited field NotPrincipal
                    {'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': 'x'}} | Condition must be a JSON object, not "x".
                    {'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'StringEquals': 'x'}}} | StringEquals must be a JSON object, not "x".
                    {'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'StringEquals': {'a': {}}}}} | a must be a string or a list of strings, not {}.
                    """)
    void saysWhatIsWrong(String policy, String message) {
        assertThatThrownBy(() -> Policy.parse(policy.replace('\'', '"')))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessage(message);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    StringMatches                | a     | Unknown condition operator StringMatches.
                    stringequals                 | a     | Unknown condition operator stringequals.
                    StringEqualsIfExistsIfExists | a     | Unknown condition operator StringEqualsIfExistsIfExists.
                    ForEach:StringEquals         | a     | Unknown condition operator ForEach:StringEquals.
                    NullIfExists                 | true  | Unknown condition operator NullIfExists.
                    ForAnyValue:Null             | true  | Unknown condition operator ForAnyValue:Null.
                    NumericEquals                | NaN   | Condition NumericEquals on x:key cannot take the value [NaN].
                    ArnLike                      | cluster-a | Condition ArnLike on x:key cannot take the value [cluster-a].
                    ArnNotEquals                 | cluster-a | Condition ArnNotEquals on x:key cannot take the value [cluster-a].
                    IpAddress                    | 2001:db8::9/32 | Condition IpAddress on x:key cannot take the value [2001:db8::9/32].
                    IpAddress                    | 2001:db8::10.0.0.0/104 | Condition IpAddress on x:key cannot take the value [2001:db8::10.0.0.0/104].
                    NumericEquals                | ten   | Condition NumericEquals on x:key cannot take the value [ten].
                    DateLessThan                 | soon  | Condition DateLessThan on x:key cannot take the value [soon].
                    DateLessThan                 | 2026-13-01 | Condition DateLessThan on x:key cannot take the value [2026-13-01].
                    IpAddress                    | 10.0.0.0/33 | Condition IpAddress on x:key cannot take the value [10.0.0.0/33].
                    IpAddress                    | example.com | Condition IpAddress on x:key cannot take the value [example.com].
                    NotIpAddress                 | 10.0.0/8 | Condition NotIpAddress on x:key cannot take the value [10.0.0/8].
                    BinaryEquals                 | ?     | Condition BinaryEquals on x:key cannot take the value [?].
                    """)
    void findsBadConditionsBeforeTheyAreAsked(String operator, String value, String message) {
        assertThatThrownBy(() -> Policy.parse(Policies.condition("Allow", operator, "x:key", List.of(value))))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessage(message);
    }

    /** STS takes more than IAM stores: such values match nothing. Bytes alone must be bytes for both. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    NumericEquals | ten
                    DateLessThan  | soon
                    ArnLike       | cluster-a
                    IpAddress     | 10.0.0.0/33
                    """)
    void takesOddValuesInThePolicyOfASession(String operator, String value) {
        String policy = Policies.condition("Allow", operator, "x:key", List.of(value));

        assertThat(Policy.parseSession(policy)
                        .decide(new AuthorizationRequest(
                                Policies.CALLER, "s3:GetObject", "*", ContextKeys.NONE.with("x:key", value))))
                .isEqualTo(Decision.NO_MATCH);
    }

    @Test
    void takesNoOddBytesInThePolicyOfASession() {
        assertThatThrownBy(
                        () -> Policy.parseSession(Policies.condition("Allow", "BinaryEquals", "x:key", List.of("?"))))
                .hasMessage("Condition BinaryEquals on x:key cannot take the value [?].");
    }

    /** Every word but "true" is false. */
    @ParameterizedTest
    @CsvSource({
        "Bool, maybe",
        "Null, maybe",
        "Bool, FALSE",
        "Null, TRUE",
        "IpAddress, 10.1.2.3/8",
        "IpAddress, 10.0.0.0/+8"
    })
    void takesEveryWordForATruthAndLooseAddresses(String operator, String value) {
        assertThatCode(() -> Policy.parse(Policies.condition("Allow", operator, "x:key", List.of(value))))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThatThrownBy(() -> Policy.parse("{"))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessageStartingWith("The policy is not in the valid JSON format: ");
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        assertThatThrownBy(() -> Policy.parse("{\"Statement\": [], \"Statement\": []}"))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessageContaining("Statement");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    'Action': 'sts:AssumeRole' | Missing required field Principal
                    'Action': 'sts:AssumeRole', 'NotPrincipal': '*' | Has prohibited field NotPrincipal
                    'Action': 'sts:AssumeRole', 'Principal': '*', 'Resource': '*' | Has prohibited field Resource
                    'Action': 'sts:AssumeRole', 'Principal': '*', 'NotResource': '*' | Has prohibited field NotResource
                    'Action': 'sts:AssumeRole', 'Principal': 'me' | Principal must be a JSON object, not "me".
                    'Action': 'sts:AssumeRole', 'Principal': {'AWS': []} | AWS must be a string or a list of strings, not [].
                    'Action': 'sts:AssumeRole', 'Principal': {'AWS': 'role/x'} | Invalid principal in policy: "AWS":"role/x"
                    'Action': 'sts:AssumeRole', 'Principal': {'AWS': '12345678901'} | Invalid principal in policy: "AWS":"12345678901"
                    'Action': 'sts:AssumeRole', 'Principal': {'AWS': 'arn:aws:iam::178549792225:role/*'} | Invalid principal in policy: "AWS":"arn:aws:iam::178549792225:role/*"
                    'Action': 'sts:AssumeRole', 'Principal': {'AWS': 'arn:aws:iam::178549792225:role/a?'} | Invalid principal in policy: "AWS":"arn:aws:iam::178549792225:role/a?"
                    'Action': 'sts:AssumeRole', 'Principal': {'AWS': 'arn:aws:iam::*:root'} | Invalid principal in policy: "AWS":"arn:aws:iam::*:root"
                    'Action': 'sts:AssumeRole', 'Principal': {'Service': '*'} | Invalid principal in policy: "Service":"*"
                    'Action': 'sts:AssumeRole', 'Principal': {'Federated': '*'} | Invalid principal in policy: "Federated":"*"
                    'Action': 'sts:AssumeRole', 'Principal': {'CanonicalUser': 'x'} | Invalid principal in policy: "CanonicalUser":"x"
                    """)
    void saysWhatIsWrongInATrustPolicy(String statement, String message) {
        String policy = ("{'Statement': {'Effect': 'Allow', " + statement + "}}").replace('\'', '"');

        assertThatThrownBy(() -> Policy.parseTrust(policy))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessage(message);
    }

    @Test
    void keepsTheCauseOfBadValues() {
        assertThatThrownBy(() -> Policy.parse(Policies.condition("Allow", "NumericEquals", "a:b", List.of("x"))))
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(new MalformedPolicy("text")).hasMessage("text");
    }
}
