package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.aa.nxop.testkit.IamPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyReaderTest {
    private static final String GOOD = Policies.when(Policies.NAMESPACE);

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("[]", "The trust policy is not a JSON object"),
                Arguments.of("\"hidden-canary\"", "The trust policy is not a JSON object"),
                Arguments.of("{}", "The trust policy has no Statement"),
                Arguments.of("{\"Statement\": []}", "The trust policy has no Statement"),
                Arguments.of("{\"Statement\": \"x\"}", "Statement 1 is not a JSON object"),
                Arguments.of(
                        with("\"Version\"", "\"version\""),
                        "The trust policy has an element version: IAM knows only Version, Id and Statement, and their case"
                                + " counts"),
                Arguments.of(
                        with("2012-10-17", "2012-10-18"),
                        "The trust policy's Version is neither 2012-10-17 nor 2008-10-17, and IAM has no other"),
                Arguments.of(with("\"Allow\"", "{}"), "The Effect of statement 1 is not a string"),
                Arguments.of(
                        with("\"Action\"", "\"Actions\""), "Statement 1 has an unknown element Actions: case counts"),
                Arguments.of(
                        with("\"Action\": ", "\"NotAction\": \"x:y\", \"Action\": "),
                        "Statement 1 has both Action and NotAction"),
                Arguments.of(
                        with("\"Action\": [\"sts:AssumeRole\", \"sts:TagSession\"], ", ""),
                        "Statement 1 has no Action"),
                Arguments.of(
                        with("[\"sts:AssumeRole\", \"sts:TagSession\"]", "[]"),
                        "Action of statement 1 is neither a string nor a list of strings"),
                Arguments.of(
                        with("\"Principal\": {\"AWS\": \"arn:aws:iam::285282426848:root\"}, ", ""),
                        "Statement 1 has no Principal"),
                Arguments.of(
                        with("{\"AWS\": \"arn:aws:iam::285282426848:root\"}", "\"285282426848\""),
                        "The Principal of statement 1 is not a JSON object"),
                Arguments.of(
                        with("\"AWS\"", "\"Aws\""),
                        "The Principal of statement 1 has a kind that a trust policy does not take: write AWS, Service or"
                                + " Federated"),
                Arguments.of(with("\"Allow\"", "\"allow\""), "The Effect of statement 1 is neither Allow nor Deny"),
                Arguments.of(
                        with("{\"Effect\"", "{\"Resource\": \"*\", \"Effect\""),
                        "Statement 1 has a Resource: a trust policy has none, because it is about its own role"),
                Arguments.of(
                        with("\"StringEquals\"", "\"stringEquals\""),
                        "Statement 1 has an unknown condition operator stringEquals: case counts"),
                Arguments.of(
                        with("\"StringEquals\"", "\"NullIfExists\""),
                        "Statement 1 has an unknown condition operator NullIfExists: case counts"),
                Arguments.of(
                        with("{\"aws:RequestTag/kubernetes-namespace\": \"fxip-ms-dev\"}", "\"x\""),
                        "StringEquals of statement 1 is not a JSON object"),
                Arguments.of(
                        with("\"fxip-ms-dev\"", "null"),
                        "The value of aws:RequestTag/kubernetes-namespace of statement 1 is neither a string nor a list of strings"));
    }

    private static String with(String part, String other) {
        assertThat(GOOD).contains(part);
        return GOOD.replace(part, other);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIamDoesNotTakeIsRefusedWithTheReason(String json, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustPolicyCheck.of(json))
                .withMessage(expected + ". IAM does not take such a policy.");
        assertThat(takenByTheSandbox(json)).isFalse();
    }

    private static boolean takenByTheSandbox(String json) {
        try {
            IamPolicy unused = IamPolicy.ofTrust(json);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void noSidStandsTwice() {
        String statement =
                "{\"Sid\": \"One\", \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sts:AssumeRole\"}";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustPolicyCheck.of(Policies.policy(statement, statement)))
                .withMessage(
                        "The Sid of statement 2 is also the Sid of another statement. IAM does not take such a policy.");
    }

    @Test
    void aFileThatIsNoPolicyIsNotReadAtLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustPolicyCheck.of(" ".repeat(65537)))
                .withMessage(
                        "The trust policy has 65537 characters. IAM takes 4,096, and the Doctor reads at most 65536 with white"
                                + " space.");
    }

    @Test
    void whatTheAwsCliPrintsOfARoleIsReadToo() {
        String role = "{\"Role\": {\"RoleName\": \"example-role\", \"AssumeRolePolicyDocument\": " + GOOD + "}}";
        assertThat(TrustPolicyCheck.of(role).against(Pods.PASSING)).isEmpty();
        assertThat(TrustPolicyCheck.of(role)).hasToString("trust policy of 1 statements");
    }

    @Test
    void oneStatementNeedsNoList() {
        assertThat(TrustPolicyCheck.of(GOOD.replace("[{", "{").replace("}]}", "}}"))
                        .against(Pods.PASSING))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Evil\\u001b[31m", "Evil\\nSid"})
    void aSidWithControlCharactersIsShownWithoutThem(String sid) {
        String policy = Policies.when("").replace("{\"Effect\"", "{\"Sid\": \"" + sid + "\", \"Effect\"");
        List<PolicyRemark> remarks = TrustPolicyCheck.of(policy).against(Pods.PASSING);
        assertThat(remarks).extracting(PolicyRemark::statement).containsOnly(sid.replaceAll("\\\\u001b|\\\\n", "?"));
    }
}
