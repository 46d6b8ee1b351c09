package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The check blames the policy of the pod's own role exactly if an STS that shares no code with it refuses the pod's token. */
@Tag("full")
class SourceCrossCheckTest {
    private static final String SUB =
            "\"StringEquals\": {\"HOST:sub\": \"system:serviceaccount:fxip-ms-dev:example-app\"}";
    private static final String WITH_TOKEN = "\"sts:AssumeRoleWithWebIdentity\"";

    private static TokenWorld world;

    @BeforeAll
    static void start() {
        world = new TokenWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                row("EKS's own", when(SUB + ", \"StringLike\": {\"HOST:aud\": \"sts.amazonaws.com\"}"), true),
                row("no condition", when(""), true),
                row("another service account", sub("StringEquals", "system:serviceaccount:fxip-ms-dev:other"), false),
                row("another namespace", sub("StringEquals", "system:serviceaccount:other:example-app"), false),
                row("a star in StringEquals", sub("StringEquals", "system:serviceaccount:fxip-ms-dev:*"), false),
                row("a star in StringLike", sub("StringLike", "system:serviceaccount:fxip-ms-dev:*"), true),
                row("in capitals", sub("StringEquals", "system:serviceaccount:FXIP-ms-dev:example-app"), false),
                row("the name alone", sub("StringEquals", "example-app"), false),
                row("a slash", sub("StringEquals", "system:serviceaccount:fxip-ms-dev/example-app"), false),
                row("excluded", sub("StringNotEquals", "system:serviceaccount:fxip-ms-dev:example-app"), false),
                row("another excluded", sub("StringNotEquals", "system:serviceaccount:fxip-ms-dev:other"), true),
                row(
                        "for all values",
                        sub("ForAllValues:StringEquals", "system:serviceaccount:fxip-ms-dev:other"),
                        false),
                row("the key in capitals", when(SUB.replace("HOST:sub", "HOST:SUB")), true),
                row("the key with its scheme", when(SUB.replace("HOST", "https://HOST")), false),
                row("the key with the ARN", when(SUB.replace("HOST", "PROVIDER")), false),
                row(
                        "another issuer's key",
                        when(SUB.replace("HOST", "oidc.eks.us-east-1.amazonaws.com/id/OTHER")),
                        false),
                row(
                        "another issuer's key, if it exists",
                        when(SUB.replace("HOST", "oidc.eks/other").replace("StringEquals", "StringEqualsIfExists")),
                        true),
                row("another audience", when("\"StringEquals\": {\"HOST:aud\": \"sigstore\"}"), false),
                row("amr", when("\"StringEquals\": {\"HOST:amr\": \"authenticated\"}"), false),
                row("an external id", when("\"StringEquals\": {\"sts:ExternalId\": \"a-word\"}"), false),
                row("a tag", when(Policies.NAMESPACE), false),
                row("a tag's absence", when("\"Null\": {\"aws:RequestTag/kubernetes-namespace\": \"true\"}"), true),
                row(
                        "a principal's ARN",
                        when("\"ArnLike\": {\"aws:PrincipalArn\": \"arn:aws:iam::285282426848:role/*\"}"),
                        false),
                row("a source account", when("\"StringEquals\": {\"aws:SourceAccount\": \"285282426848\"}"), false),
                row("the provider as a key", when("\"ArnEquals\": {\"aws:FederatedProvider\": \"PROVIDER\"}"), true),
                row("a session's name", when("\"StringLike\": {\"sts:RoleSessionName\": \"fxip-ms-dev.*\"}"), true),
                row("another session's name", when("\"StringEquals\": {\"sts:RoleSessionName\": \"botocore\"}"), false),
                row("TLS", when("\"Bool\": {\"aws:SecureTransport\": \"true\"}"), true),
                row(
                        "a date that is past",
                        when("\"DateLessThan\": {\"aws:CurrentTime\": \"2020-01-01T00:00:00Z\"}"),
                        false),
                row("sts:AssumeRole", allow("{\"Federated\": \"PROVIDER\"}", "\"sts:AssumeRole\"", SUB), false),
                row("both", allow("{\"Federated\": \"PROVIDER\"}", "\"sts:AssumeRole\", " + WITH_TOKEN, SUB), true),
                row("sts:*", allow("{\"Federated\": \"PROVIDER\"}", "\"sts:*\"", SUB), true),
                row(
                        "a typing error",
                        allow("{\"Federated\": \"PROVIDER\"}", "\"sts:AssumeRoleWithWebIdentify\"", SUB),
                        false),
                row(
                        "another account's provider",
                        trusting("{\"Federated\": \"arn:aws:iam::178549792225:oidc-provider/HOST\"}"),
                        false),
                row("another cluster's", trusting("{\"Federated\": \"PROVIDERX\"}"), false),
                row(
                        "with its scheme",
                        trusting("{\"Federated\": \"arn:aws:iam::285282426848:oidc-provider/https://HOST\"}"),
                        false),
                row("without its ARN", trusting("{\"Federated\": \"HOST\"}"), false),
                row("the account", trusting("{\"AWS\": \"arn:aws:iam::285282426848:root\"}"), false),
                row("EKS", trusting("{\"Service\": \"pods.eks.amazonaws.com\"}"), false),
                row("two providers", trusting("{\"Federated\": [\"PROVIDERX\", \"PROVIDER\"]}"), true),
                row(
                        "a Deny",
                        Policies.policy(
                                statement("Allow", "{\"Federated\": \"PROVIDER\"}", WITH_TOKEN, ""),
                                statement("Deny", "{\"Federated\": \"PROVIDER\"}", "\"sts:*\"", SUB)),
                        false),
                row(
                        "a Deny for others",
                        Policies.policy(
                                statement("Allow", "{\"Federated\": \"PROVIDER\"}", WITH_TOKEN, ""),
                                statement(
                                        "Deny",
                                        "{\"Federated\": \"PROVIDER\"}",
                                        "\"sts:*\"",
                                        SUB.replace("StringEquals", "StringNotEquals"))),
                        true),
                row(
                        "the second of two",
                        Policies.policy(
                                statement("Allow", "{\"Federated\": \"PROVIDERX\"}", WITH_TOKEN, SUB),
                                statement("Allow", "{\"Federated\": \"PROVIDER\"}", WITH_TOKEN, SUB)),
                        true));
    }

    private static Arguments row(String name, String policy, boolean accepted) {
        return Arguments.of(name, policy, accepted);
    }

    private static String when(String conditions) {
        return allow("{\"Federated\": \"PROVIDER\"}", WITH_TOKEN, conditions);
    }

    private static String sub(String operator, String value) {
        return when("\"" + operator + "\": {\"HOST:sub\": \"" + value + "\"}");
    }

    private static String trusting(String principal) {
        return allow(principal, WITH_TOKEN, SUB);
    }

    private static String allow(String principal, String actions, String conditions) {
        return Policies.policy(statement("Allow", principal, actions, conditions));
    }

    private static String statement(String effect, String principal, String actions, String conditions) {
        return Policies.statement(effect, principal, actions, conditions);
    }

    private static String filled(String policy) {
        return policy.replace("PROVIDER", world.facts().provider())
                .replace("HOST", world.facts().host());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void blamesExactlyWhatStsRefuses(String name, String policy, boolean accepted) {
        assertThat(world.accepts(filled(policy))).as("STS: %s", name).isEqualTo(accepted);
        List<PolicyRemark> remarks = SourceTrustPolicyCheck.of(
                        filled(policy), world.facts().roleArn())
                .against(world.facts());
        assertThat(remarks.stream().anyMatch(remark -> remark.kind() == Kind.BLOCKS))
                .as("%s", remarks)
                .isEqualTo(!accepted);
        assertThat(remarks).noneMatch(remark -> remark.kind() == Kind.UNKNOWN);
    }

    @Test
    void thePrintedPolicyLetsThePodInAndNothingIsWrongWithIt() {
        String printed = SourceTrustStatement.forToken(world.facts());
        assertThat(world.accepts(printed)).isTrue();
        assertThat(SourceTrustPolicyCheck.of(printed, "").against(world.facts()))
                .isEmpty();
        assertThat(SourceTrustPolicyCheck.of(TerraformPolicy.of(printed), "").against(world.facts()))
                .isEmpty();
    }
}
