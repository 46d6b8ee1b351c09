package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** What an organization denies, STS refuses whatever a trust policy says, and says so. */
class ResourceControlPolicyTest {
    private static final String KPAAS = "arn:aws:iam::285282426848:role/example-app-kpaas";
    private static final String NXOP = "arn:aws:iam::178549792225:role/example-role";
    private static final String OPEN = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:*"}}""";

    private static void assume(NxopSandbox sandbox, String tag) {
        SandboxSts.Session own = sandbox.sts().issueSession(KPAAS, "kube2iam");
        try (StsClient sts = StsClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create(sandbox.environment().get("AWS_ENDPOINT_URL_STS")))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(own.accessKeyId(), own.secretAccessKey(), own.sessionToken())))
                .build()) {
            var unused = sts.assumeRole(AssumeRoleRequest.builder()
                    .roleArn(NXOP)
                    .roleSessionName("example")
                    .tags(Tag.builder().key(tag).value("fxip-ms-dev").build())
                    .build());
        }
    }

    private static NxopSandbox sandbox(boolean guarded) {
        return NxopSandbox.builder()
                .source(PodSource.KUBE2IAM)
                .trustPolicies(trust -> trust.target(OPEN))
                .sts(sts -> {
                    if (guarded) {
                        sts.protectPodIdentityTags();
                    }
                })
                .start();
    }

    @ParameterizedTest
    @CsvSource({"kubernetes-namespace", "eks-cluster-arn", "kubernetes-pod-uid"})
    void thePodsTagsComeFromNobodyButEks(String tag) {
        try (NxopSandbox sandbox = sandbox(true)) {
            assertThatThrownBy(() -> assume(sandbox, tag)).isInstanceOfSatisfying(StsException.class, refused -> {
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                assertThat(refused.awsErrorDetails().errorMessage())
                        .isEqualTo(
                                "User: arn:aws:sts::285282426848:assumed-role/example-app-kpaas/kube2iam is not authorized to"
                                        + " perform: sts:TagSession on resource: " + NXOP
                                        + " with an explicit deny in a resource control policy: arn:aws:organizations::111122223333:policy/o-9f8e7d6c5b/resource_control_policy/p-5e6f7a8b");
            });
            assume(sandbox, "team");
        }
        try (NxopSandbox sandbox = sandbox(false)) {
            assume(sandbox, tag);
        }
    }

    @Test
    void itDeniesAndNothingElse() {
        SandboxBuilder allowing = NxopSandbox.builder()
                .sts(
                        sts -> sts.resourceControlPolicy(
                                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\", \"Resource\": \"*\"}}"));
        assertThatIllegalArgumentException()
                .isThrownBy(allowing::start)
                .withMessageContaining("A resource control policy has no Effect but Deny.");
    }
}
