package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No external id is repeated: neither the pod's nor the policy's, wherever it stands. */
class SecretsTest {
    private static final String POLICYS = "policy-canary-id";
    private static final String PODS = "pod-canary-id";

    static Stream<String> policies() {
        return Stream.of(
                        "\"StringEquals\": {\"sts:ExternalId\": \"%s\"}",
                        "\"StringNotEquals\": {\"STS:externalid\": [\"%s\", \"other\"]}",
                        "\"StringEquals\": {\"sts:ExternalId\": \"%s \"}",
                        "\"StringEquals\": {\"sts:ExternalId\": \"%s*\"}",
                        "\"StringLike\": {\"sts:ExternalId\": \"*\", \"aws:RequestTag/team\": \"%s\"}",
                        "\"StringLikeIfExists\": {\"sts:ExternalId\": \"${aws:RequestTag/%s}\"}",
                        "\"ArnLike\": {\"sts:ExternalId\": \"%s\"}",
                        "\"StringEquals\": {\"sts:ExternalId\": \"%s\"}, \"StringNotEquals\": {\"sts:ExternalId\": \"%1$s\"}",
                        "\"StringEquals\": {\"aws:RequestTag/team\": \"my-%s\"}",
                        "\"IpAddress\": {\"aws:SourceIp\": \"%s\"}")
                .flatMap(condition -> Stream.of(condition.formatted(PODS), condition.formatted(POLICYS)))
                .flatMap(conditions -> Stream.of(
                        Policies.when(conditions),
                        Policies.when(conditions).replace("2012", "2008"),
                        Policies.denying("\"sts:*\"", conditions),
                        Policies.policy(
                                Policies.statement("Allow", "\"sts:AssumeRole\"", conditions),
                                Policies.statement(
                                        "Deny",
                                        "\"sts:*\"",
                                        "\"StringEquals\": {\"sts:ExternalId\": \"" + POLICYS + "\"}"))));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void noRemarkHasOne(String policy) {
        PodFacts pod = Pods.passing(PODS);
        assertThat(Remarks.all(policy, pod)).doesNotContain(PODS);
        if (policy.contains("ExternalId\": \"" + POLICYS)) {
            assertThat(Remarks.all(policy, pod)).doesNotContain(POLICYS);
        }
    }

    @Test
    void thereAreRemarksOnThem() {
        assertThat(policies()
                        .filter(policy ->
                                !Remarks.all(policy, Pods.passing(PODS)).isEmpty()))
                .hasSizeGreaterThan(60)
                .anyMatch(policy -> Remarks.all(policy, Pods.passing(PODS)).contains("(an external id)"));
    }

    @Test
    void thePodsFactsDoNotPrintIt() {
        assertThat(Pods.passing(PODS))
                .hasToString("fxip-ms-dev/example-app of arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod as"
                        + " arn:aws:iam::285282426848:role/example-app-kpaas, tags passed, an external id");
        assertThat(Pods.INHERITING.toString()).endsWith(", tags inherited, no external id");
    }

    @Test
    void theStatementHasItUnlessItIsHidden() {
        assertThat(TrustStatement.forPod(Pods.passing(PODS))).contains(PODS);
        assertThat(TrustStatement.forPod(Pods.passing(PODS).withExternalIdHidden()))
                .doesNotContain(PODS)
                .contains("\"sts:ExternalId\": \"<the external id that the pod sends>\"");
        assertThat(Pods.INHERITING.withExternalIdHidden()).isEqualTo(Pods.INHERITING);
    }
}
