package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.model.StsException;

/** From a file of Vault's to S3, with AWS's own clients. */
@Tag("full")
class VaultFlowTest {
    @RegisterExtension
    static final NxopSandbox SANDBOX =
            NxopSandbox.builder().source(PodSource.VAULT_FILE).build();

    private static final Map<String, String> TAGS = Map.of(
            "kubernetes-namespace", "fxip-ms-dev",
            "eks-cluster-arn", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");

    private final PodClient pod = PodClient.in(SANDBOX);

    private static AwsCredentials credentials(NxopSandbox sandbox) {
        return PodClient.in(sandbox).fromVaultFile();
    }

    @Test
    void showsExactlyWhatThePodSees() {
        assertThat(SANDBOX.environment())
                .containsExactly(
                        Map.entry("NXOP_ROLE", "178549792225/example-role"),
                        Map.entry("NXOP_ENVIRONMENT", "nonprod"),
                        Map.entry("AWS_REGION", "us-east-1"),
                        Map.entry("NXOP_SOURCE", "vault-file"),
                        Map.entry("NXOP_VAULT_FILE", SANDBOX.vault().path().toString()),
                        Map.entry("NXOP_CLUSTER_ARN", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod"),
                        Map.entry("NXOP_NAMESPACE", "fxip-ms-dev"),
                        Map.entry("NXOP_SERVICE_ACCOUNT", "example-app"),
                        Map.entry("NXOP_POD_NAME", "example-app-7d4b9c8f6-x2x1z"),
                        Map.entry(
                                "AWS_ENDPOINT_URL_STS",
                                SANDBOX.uri(Endpoint.STS).toString()),
                        Map.entry(
                                "AWS_ENDPOINT_URL_S3", SANDBOX.uri(Endpoint.S3).toString()),
                        Map.entry(
                                "AWS_ENDPOINT_URL_SSM",
                                SANDBOX.uri(Endpoint.SSM).toString()));
    }

    @Test
    void letsThePodIntoTheTargetRoleOnThePassedTags() {
        AwsCredentials target = pod.assume(credentials(SANDBOX), TAGS);
        assertThat(pod.identity(target)).contains(":assumed-role/example-role/");
        try (S3Client s3 = pod.s3(target)) {
            assertThat(s3.listBuckets().buckets()).hasSize(1);
        }
    }

    @Test
    void refusesThePodWithoutTags() {
        AwsCredentials source = credentials(SANDBOX);
        assertThatThrownBy(() -> pod.assume(source, Map.of()))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + PodClient.TARGET);
    }

    @Test
    void refusesWhatHasExpiredInTheFile() {
        AwsCredentials source = credentials(SANDBOX);
        SANDBOX.clock().advance(Duration.ofMinutes(61));
        try {
            assertThatThrownBy(() -> pod.identity(source))
                    .isInstanceOf(StsException.class)
                    .hasMessageContaining("The security token included in the request is expired");
        } finally {
            SANDBOX.clock().advance(Duration.ofMinutes(-61));
        }
    }

    @Test
    void servesTheTargetRoleItself() {
        try (NxopSandbox direct = NxopSandbox.builder()
                .source(PodSource.VAULT_FILE)
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            PodClient inside = PodClient.in(direct);
            AwsCredentials target = credentials(direct);
            assertThat(inside.identity(target))
                    .startsWith("arn:aws:sts::178549792225:assumed-role/example-role/vault-");
            try (S3Client s3 = inside.s3(target)) {
                assertThat(s3.listBuckets().buckets()).hasSize(1);
            }
        }
    }

    @Test
    void isThereWithoutAFileWhereTheTargetRoleDoesNotTrustVault() {
        try (NxopSandbox distrusted = NxopSandbox.builder()
                .source(PodSource.VAULT_FILE)
                .pod(pod -> pod.targetRoleAssociation(true))
                .trustPolicies(trust -> trust.target("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}]}
                        """))
                .start()) {
            assertThat(distrusted.vault().path()).doesNotExist();
            assertThat(distrusted.sts().calls())
                    .extracting(SandboxSts.Call::errorCode)
                    .containsExactly(null, "AccessDenied");
        }
    }

    @Test
    void letsSessionsBeShorterThanTheFirstOne() {
        try (NxopSandbox brief = NxopSandbox.builder()
                .source(PodSource.VAULT_FILE)
                .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(20)))
                .start()) {
            assertThat(brief.sts()
                            .session(credentials(brief).accessKeyId())
                            .orElseThrow()
                            .expiresAt())
                    .isAfter(brief.clock().instant().plus(Duration.ofMinutes(59)));
        }
    }

    @Test
    void refusesAndCountsWhoeverAsksForMetadata() {
        assertThat(SANDBOX.requests(Endpoint.METADATA)).isZero();
        assertThatThrownBy(SANDBOX::kube2iam).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysSoWhereThereIsNone() {
        try (NxopSandbox other = NxopSandbox.builder().start()) {
            assertThatThrownBy(other::vault)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The sandbox has no Vault: ask for it with"
                            + " NxopSandbox.builder().source(PodSource.VAULT_FILE).");
        }
    }
}
