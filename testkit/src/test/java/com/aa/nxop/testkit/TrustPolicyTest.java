package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** Which pods the target role lets in, under NXOP's own trust policy and under others that teams write. */
@Tag("full")
class TrustPolicyTest {
    @RegisterExtension
    static final NxopSandbox SANDBOX =
            NxopSandbox.builder().pod(pod -> pod.sessionTags(false)).build();

    private static final String CLUSTER = "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod";
    private static final String DEFAULT =
            new PolicyTemplates(NxopSandbox.builder().settings(), "https://unused").fill("nxop-trust-policy.json");

    private final PodClient pod = PodClient.in(SANDBOX);

    @AfterEach
    void restore() {
        SANDBOX.trustPolicies().replaceTarget(DEFAULT);
    }

    private AwsCredentials assume(Map<String, String> tags) {
        return pod.assume(pod.fromAgent(), tags);
    }

    private void refused(Map<String, String> tags, String action) {
        assertThatThrownBy(() -> assume(tags)).isInstanceOfSatisfying(StsException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(e.awsErrorDetails().errorMessage())
                    .startsWith("User: arn:aws:sts::285282426848:assumed-role/example-app-kpaas/eks-kpaas-nonprod-")
                    .endsWith(" is not authorized to perform: " + action + " on resource: " + PodClient.TARGET);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "fxip-ms-dev, arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod",
        "fxip-ms-dev, arn:aws:eks:us-west-2:285282426848:cluster/another"
    })
    void letsInWhomNxopNames(String namespace, String cluster) {
        assertThat(assume(Map.of("kubernetes-namespace", namespace, "eks-cluster-arn", cluster)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "fxip-ms-prod, arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod",
        "FXIP-MS-DEV, arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod",
        "fxip-ms-dev, arn:aws:eks:us-east-1:045755618773:cluster/kpaas-prod",
        "fxip-ms-dev, kpaas-nonprod"
    })
    void refusesEverybodyElse(String namespace, String cluster) {
        refused(Map.of("kubernetes-namespace", namespace, "eks-cluster-arn", cluster), "sts:AssumeRole");
    }

    @Test
    void refusesWhoeverLeavesATagOut() {
        refused(Map.of(), "sts:AssumeRole");
        refused(Map.of("kubernetes-namespace", "fxip-ms-dev"), "sts:AssumeRole");
        refused(Map.of("eks-cluster-arn", CLUSTER), "sts:AssumeRole");
    }

    @Test
    void refusesTagsWhereTheRoleDoesNotAllowThem() {
        SANDBOX.trustPolicies().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"AWS": "arn:aws:iam::285282426848:root"}, "Action": "sts:AssumeRole"}]}
                """);
        refused(Map.of("kubernetes-namespace", "fxip-ms-dev"), "sts:TagSession");
        assertThat(assume(Map.of())).isNotNull();
    }

    @Test
    void letsNobodyInFromAnotherAccount() {
        SANDBOX.trustPolicies().replaceTarget(DEFAULT.replace("285282426848:root", "045755618773:root"));
        refused(Map.of("kubernetes-namespace", "fxip-ms-dev", "eks-cluster-arn", CLUSTER), "sts:AssumeRole");
    }

    @Test
    void namesTheServiceAccountOnceNxopAsksForIt() {
        SANDBOX.trustPolicies()
                .replaceTarget(DEFAULT.replace(
                        "\"aws:RequestTag/kubernetes-namespace\": \"fxip-ms-dev\"",
                        "\"aws:RequestTag/kubernetes-namespace\": \"fxip-ms-dev\","
                                + " \"aws:RequestTag/kubernetes-service-account\": \"example-app\""));
        Map<String, String> tags = new HashMap<>();
        tags.put("kubernetes-namespace", "fxip-ms-dev");
        tags.put("eks-cluster-arn", CLUSTER);
        refused(tags, "sts:AssumeRole");
        tags.put("kubernetes-service-account", "other-app");
        refused(tags, "sts:AssumeRole");
        tags.put("kubernetes-service-account", "example-app");
        assertThat(assume(tags)).isNotNull();
    }

    @Test
    void takesOneRoleOutByItsArn() {
        SANDBOX.trustPolicies().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"AWS": "285282426848"},
                   "Action": ["sts:AssumeRole", "sts:TagSession"]},
                  {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:*",
                   "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/example-app-kpaas"}}}]}
                """);
        refused(Map.of(), "sts:AssumeRole");
    }
}
