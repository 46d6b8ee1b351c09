package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PolicyTemplatesTest {
    private final PolicyTemplates templates = new PolicyTemplates(
            NxopSandbox.builder()
                    .pod(pod -> pod.namespace("my-namespace").serviceAccount("my-app"))
                    .settings(),
            "https://oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF");

    private Map<?, ?> filled(String resource) {
        return new JsonMapper().readValue(templates.fill(resource), Map.class);
    }

    private static Map<String, Object> policy(Object... statements) {
        return Map.of("Version", "2012-10-17", "Statement", List.of(statements));
    }

    @Test
    void trustsAsNxopDoes() {
        assertThat(filled("nxop-trust-policy.json"))
                .isEqualTo(policy(Map.of(
                        "Effect", "Allow",
                        "Principal", Map.of("AWS", "arn:aws:iam::285282426848:root"),
                        "Action", List.of("sts:AssumeRole", "sts:TagSession"),
                        "Condition",
                                Map.of(
                                        "StringEquals",
                                        Map.of("aws:RequestTag/kubernetes-namespace", "my-namespace"),
                                        "StringLike",
                                        Map.of(
                                                "aws:RequestTag/eks-cluster-arn",
                                                "arn:aws:eks:*:285282426848:cluster/*")))));
    }

    @Test
    void trustsByExternalIdWhereTagsAreDisabled() {
        assertThat(filled("nxop-trust-policy-external-id.json"))
                .isEqualTo(policy(
                        Map.of(
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("AWS", "arn:aws:iam::285282426848:root"),
                                "Action",
                                "sts:AssumeRole",
                                "Condition",
                                Map.of(
                                        "StringEquals",
                                        Map.of(
                                                "sts:ExternalId",
                                                "us-east-1/285282426848/kpaas-nonprod/my-namespace/my-app"))),
                        Map.of(
                                "Effect", "Allow",
                                "Principal", Map.of("AWS", "arn:aws:iam::285282426848:root"),
                                "Action", "sts:TagSession")));
    }

    @Test
    void letsThePodsRoleAssumeTheTargetAndNothingElse() {
        assertThat(filled("pod-identity-policy.json"))
                .isEqualTo(policy(Map.of(
                        "Effect", "Allow",
                        "Action", List.of("sts:AssumeRole", "sts:TagSession"),
                        "Resource", List.of("arn:aws:iam::178549792225:role/example-role"))));
    }

    @Test
    void letsEksUseThePodsRole() {
        assertThat(filled("pod-role-trust-policy.json"))
                .isEqualTo(policy(Map.of(
                        "Effect", "Allow",
                        "Principal", Map.of("Service", "pods.eks.amazonaws.com"),
                        "Action", List.of("sts:AssumeRole", "sts:TagSession"))));
    }

    @Test
    void letsTheServiceAccountsTokenUseThePodsRole() {
        String provider = "oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
        assertThat(filled("pod-role-trust-policy-web-identity.json"))
                .isEqualTo(policy(Map.of(
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of("Federated", "arn:aws:iam::285282426848:oidc-provider/" + provider),
                        "Action",
                        "sts:AssumeRoleWithWebIdentity",
                        "Condition",
                        Map.of(
                                "StringEquals",
                                Map.of(
                                        provider + ":aud", "sts.amazonaws.com",
                                        provider + ":sub", "system:serviceaccount:my-namespace:my-app")))));
    }

    @Test
    void trustsByAnExternalIdOfItsOwn() {
        PolicyTemplates own = new PolicyTemplates(
                NxopSandbox.builder().externalId("from-the-nxop-team").settings(), "https://issuer");
        assertThat(own.fill("nxop-trust-policy-external-id.json"))
                .contains("\"sts:ExternalId\": \"from-the-nxop-team\"");
    }

    @ParameterizedTest
    @CsvSource({
        "KUBE2IAM, arn:aws:iam::285282426848:role/kpaas-node",
        "VAULT_FILE, arn:aws:iam::285282426848:role/vault"
    })
    void letsWhoAssumesForThePodUseARole(PodSource source, String role) {
        PolicyTemplates assuming =
                new PolicyTemplates(NxopSandbox.builder().source(source).settings(), "https://issuer");
        Map<?, ?> filled = new JsonMapper().readValue(assuming.fill("trust-policy-by-role.json"), Map.class);
        assertThat(filled)
                .isEqualTo(policy(
                        Map.of("Effect", "Allow", "Principal", Map.of("AWS", role), "Action", "sts:AssumeRole")));
    }

    @Test
    void permitsWhatIsInTheResourcesRegion() {
        PolicyTemplates west = new PolicyTemplates(
                NxopSandbox.builder().resourceRegion("us-west-2").settings(), "https://issuer");
        assertThat(west.fill("nxop-permissions.json"))
                .contains("\"arn:aws:ssm:us-west-2:178549792225:parameter/*\"")
                .contains("\"arn:aws:kafka:us-west-2:178549792225:*/nxop-example/*\"")
                .doesNotContain("us-east-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nxop-trust-policy.json",
                "nxop-trust-policy-external-id.json",
                "ec2-trust-policy.json",
                "pod-role-trust-policy.json",
                "pod-role-trust-policy-web-identity.json"
            })
    void writesTrustPoliciesThatIamWouldStore(String resource) {
        assertThat(IamPolicy.ofTrust(templates.fill(resource))).isNotNull();
        assertThat(templates.fill(resource)).doesNotContain("{{").doesNotContain("}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pod-identity-policy.json", "assuming-role-policy.json", "nxop-permissions.json"})
    void writesIdentityPoliciesThatIamWouldStore(String resource) {
        assertThat(IamPolicy.ofPermissions(templates.fill(resource))).isNotNull();
        assertThat(templates.fill(resource)).doesNotContain("{{").doesNotContain("}}");
    }

    @Test
    void saysWhenItsJarIsIncomplete() {
        assertThatThrownBy(() -> templates.fill("missing.json"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The testkit's jar is incomplete: missing.json is missing.");
    }
}
