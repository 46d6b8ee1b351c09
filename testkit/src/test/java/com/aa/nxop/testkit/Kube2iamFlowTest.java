package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.model.StsException;

/** From a pod behind kube2iam to S3, with AWS's own clients. */
@Tag("full")
class Kube2iamFlowTest {
    private static final Map<String, String> TAGS = Map.of(
            "kubernetes-namespace", "fxip-ms-dev",
            "eks-cluster-arn", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");

    private final NxopSandbox sandbox =
            NxopSandbox.builder().source(PodSource.KUBE2IAM).build();
    private PodClient pod;

    @BeforeEach
    void start() {
        pod = PodClient.in(sandbox.start());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void showsExactlyWhatThePodSees() {
        assertThat(sandbox.environment())
                .containsExactly(
                        Map.entry("NXOP_ROLE", "178549792225/example-role"),
                        Map.entry("NXOP_ENVIRONMENT", "nonprod"),
                        Map.entry("AWS_REGION", "us-east-1"),
                        Map.entry("NXOP_SOURCE", "kube2iam"),
                        Map.entry(
                                "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                                sandbox.uri(Endpoint.METADATA).toString()),
                        Map.entry("NXOP_CLUSTER_ARN", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod"),
                        Map.entry("NXOP_NAMESPACE", "fxip-ms-dev"),
                        Map.entry("NXOP_SERVICE_ACCOUNT", "example-app"),
                        Map.entry("NXOP_POD_NAME", "example-app-7d4b9c8f6-x2x1z"),
                        Map.entry(
                                "AWS_ENDPOINT_URL_STS",
                                sandbox.uri(Endpoint.STS).toString()),
                        Map.entry(
                                "AWS_ENDPOINT_URL_S3", sandbox.uri(Endpoint.S3).toString()),
                        Map.entry(
                                "AWS_ENDPOINT_URL_SSM",
                                sandbox.uri(Endpoint.SSM).toString()));
    }

    @Test
    void givesThePodItsRoleInThreeRequests() {
        AwsCredentials source = pod.fromMetadata();
        assertThat(pod.identity(source))
                .matches("arn:aws:sts::285282426848:assumed-role/example-app-kpaas/[0-9a-f]{1,8}-example-app-kpaas");
        // The token, the role's name, its credentials.
        assertThat(sandbox.requests(Endpoint.METADATA)).isEqualTo(3);
    }

    @Test
    void letsThePodIntoTheTargetRoleOnThePassedTags() {
        AwsCredentials target = pod.assume(pod.fromMetadata(), TAGS);
        assertThat(sandbox.sts().session(target.accessKeyId()).orElseThrow().tags())
                .isEqualTo(TAGS);
        try (S3Client s3 = pod.s3(target)) {
            s3.putObject(r -> r.bucket("nxop-example-data").key("k"), RequestBody.fromString("x"));
        }
    }

    @Test
    void refusesThePodWithoutTags() {
        AwsCredentials source = pod.fromMetadata();
        assertThatThrownBy(() -> pod.assume(source, Map.of()))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + PodClient.TARGET);
    }

    @Test
    void servesThoseWhoFallBackToTheFirstVersion() {
        sandbox.kube2iam().imdsV2(false);
        assertThat(pod.fromMetadata()).isNotNull();
        assertThat(sandbox.requests(Endpoint.METADATA)).isEqualTo(3);
    }

    @Test
    void servesThoseWhoseTokenNeverComesBack() {
        // As where the answer may make one hop only, and the pod is two away.
        sandbox.faults(Endpoint.METADATA).inject(Fault.hang().times(1));
        assertThat(pod.fromMetadata()).isNotNull();
    }

    @Test
    void servesArnsOfOtherAccountsToTheSdk() {
        try (NxopSandbox direct = NxopSandbox.builder()
                .source(PodSource.KUBE2IAM)
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            PodClient inside = PodClient.in(direct);
            AwsCredentials target = inside.fromMetadata();
            assertThat(inside.identity(target)).startsWith("arn:aws:sts::178549792225:assumed-role/example-role/");
            try (S3Client s3 = inside.s3(target)) {
                assertThat(s3.listBuckets().buckets()).hasSize(1);
            }
        }
    }

    @Test
    void annotatesThePodWithTheExternalIdOfTheTargetRole() {
        try (NxopSandbox direct = NxopSandbox.builder()
                .source(PodSource.KUBE2IAM)
                .pod(pod -> pod.targetRoleAssociation(true))
                .externalId("from-the-nxop-team")
                .start()) {
            assertThat(PodClient.in(direct).fromMetadata()).isNotNull();
            assertThat(direct.sts().calls().get(1).parameters()).containsEntry("ExternalId", "from-the-nxop-team");
            direct.kube2iam().clearCache();
            direct.kube2iam().removeExternalId();
            assertThatThrownBy(PodClient.in(direct)::fromMetadata).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void leavesTheSdkWithoutARoleWhereTheNamespaceIsRestricted() {
        sandbox.kube2iam().allowRoles();
        assertThatThrownBy(pod::fromMetadata)
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("Failed to load credentials from IMDS.");
        assertThat(sandbox.sts().calls()).isEmpty();
    }

    @Test
    void letsSessionsBeShorterThanTheFirstOne() {
        try (NxopSandbox brief = NxopSandbox.builder()
                .source(PodSource.KUBE2IAM)
                .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(20)))
                .start()) {
            PodClient inside = PodClient.in(brief);
            AwsCredentials source = inside.fromMetadata();
            AwsCredentials target = inside.assume(source, TAGS);
            assertThat(left(brief, source)).isGreaterThan(Duration.ofMinutes(29));
            assertThat(left(brief, target)).isLessThan(Duration.ofSeconds(21));
        }
    }

    private static Duration left(NxopSandbox sandbox, AwsCredentials credentials) {
        return Duration.between(
                sandbox.clock().instant(),
                sandbox.sts().session(credentials.accessKeyId()).orElseThrow().expiresAt());
    }

    @Test
    void saysSoWhereThereIsNone() {
        try (NxopSandbox other = NxopSandbox.builder().start()) {
            assertThatThrownBy(other::kube2iam)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The sandbox has no kube2iam: ask for it with"
                            + " NxopSandbox.builder().source(PodSource.KUBE2IAM).");
        }
    }

    @Test
    void recordsTheCallsOfTheNode() {
        pod.fromMetadata();
        assertThat(sandbox.sts().calls()).extracting(SandboxSts.Call::bySession).containsExactly(false, true);
    }
}
