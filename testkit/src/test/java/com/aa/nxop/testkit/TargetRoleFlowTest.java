package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.S3Client;

/** Associations that name the target role: EKS does both hops. */
@Tag("full")
class TargetRoleFlowTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void servesTheTargetRolesCredentialsUnderTheDefaultTrustPolicy(boolean tags) {
        Instant start = Instant.parse("2030-05-06T07:08:09Z");
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true).sessionTags(tags))
                .clock(start)
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials target = pod.fromAgent();
            SandboxSts.Session session =
                    sandbox.sts().session(target.accessKeyId()).orElseThrow();
            assertThat(session.arn())
                    .startsWith("arn:aws:sts::178549792225:assumed-role/example-role/eks-kpaas-nonprod-");
            assertThat(session.tags()).hasSize(tags ? 6 : 0);
            assertThat(Duration.between(start, session.expiresAt()))
                    .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
            try (S3Client s3 = pod.s3(target)) {
                assertThat(s3.listObjectsV2(r -> r.bucket("nxop-example-data")).contents())
                        .isEmpty();
            }
            assertThat(sandbox.sts().calls()).hasSize(2);
            assertThat(sandbox.requests(Endpoint.STS)).isZero();
        }
    }

    @Test
    void leavesTagsToThePodWhereTheAssociationHasNone() {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().pod(pod -> pod.sessionTags(false)).start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials source = pod.fromAgent();
            assertThat(sandbox.sts().session(source.accessKeyId()).orElseThrow().tags())
                    .isEmpty();
            AwsCredentials target = pod.assume(
                    source,
                    Map.of(
                            "kubernetes-namespace",
                            "fxip-ms-dev",
                            "eks-cluster-arn",
                            sandbox.pod().clusterArn()));
            assertThat(pod.identity(target)).contains(":assumed-role/example-role/");
        }
    }

    @Test
    void refusesThePodWhoseExternalIdIsNotTheOneExpected() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true).sessionTags(false))
                .trustPolicies(trust -> trust.target("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole",
                          "Condition": {"StringEquals": {
                            "sts:ExternalId": "us-east-1/285282426848/kpaas-nonprod/fxip-ms-dev/another-app"}}}]}
                        """))
                .start()) {
            assertThatThrownBy(PodClient.in(sandbox)::fromAgent)
                    .hasMessageContaining("Failed to load credentials from metadata service.");
            assertThat(sandbox.sts().calls())
                    .extracting(SandboxSts.Call::errorCode)
                    .containsExactly(null, "AccessDenied");
        }
    }

    @Test
    void sendsTheExternalIdWhereItSendsNoTags() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true).sessionTags(false))
                .start()) {
            assertThat(PodClient.in(sandbox).fromAgent()).isNotNull();
            SandboxSts.Call first = sandbox.sts().calls().get(0);
            SandboxSts.Call second = sandbox.sts().calls().get(1);
            assertThat(first.parameters()).doesNotContainKey("ExternalId");
            assertThat(first.tags()).isEmpty();
            assertThat(second.parameters())
                    .containsEntry("ExternalId", "us-east-1/285282426848/kpaas-nonprod/fxip-ms-dev/example-app")
                    .containsEntry("DurationSeconds", "3540");
            assertThat(second.tags()).isEmpty();
            assertThat(second.inheritedTags()).isEmpty();
        }
    }

    @Test
    void sendsTheExternalIdBesideTheTags() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            assertThat(PodClient.in(sandbox).fromAgent()).isNotNull();
            SandboxSts.Call second = sandbox.sts().calls().get(1);
            assertThat(second.parameters())
                    .containsEntry("ExternalId", "us-east-1/285282426848/kpaas-nonprod/fxip-ms-dev/example-app");
            assertThat(second.tags()).isEmpty();
            assertThat(second.inheritedTags())
                    .containsEntry("kubernetes-namespace", "fxip-ms-dev")
                    .containsEntry("eks-cluster-arn", sandbox.pod().clusterArn())
                    .hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cannotSendAnExternalIdOfTheOwnersChoice(boolean tags) {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true).sessionTags(tags))
                .externalId("from-the-nxop-team")
                .start()) {
            assertThat(sandbox.environment()).doesNotContainKey("NXOP_EXTERNAL_ID");
            assertThatThrownBy(PodClient.in(sandbox)::fromAgent)
                    .hasMessageContaining("Failed to load credentials from metadata service.");
            assertThat(sandbox.sts().calls())
                    .extracting(SandboxSts.Call::errorCode)
                    .containsExactly(null, "AccessDenied");
        }
    }

    @Test
    void renewsAfterAnHourAtTheLatest() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            String first = pod.fromAgent().accessKeyId();
            sandbox.clock().advance(Duration.ofMinutes(55));
            assertThat(pod.fromAgent().accessKeyId()).isEqualTo(first);
            sandbox.clock().advance(Duration.ofMinutes(4));
            String second = pod.fromAgent().accessKeyId();
            assertThat(second).isNotEqualTo(first);
            assertThat(sandbox.sts().session(second).orElseThrow().expiresAt())
                    .isAfter(sandbox.clock().instant().plus(Duration.ofMinutes(58)));
        }
    }

    @Test
    void doesNotLetARoleAssumeItself() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials target = pod.fromAgent();
            // A role does not trust itself: who assumes it again under a fixed name needs the trust policy to say so.
            assertThatThrownBy(() -> pod.assume(target, Map.of()))
                    .hasMessageContaining(
                            "is not authorized to perform: sts:AssumeRole on resource: " + PodClient.TARGET);
        }
    }
}
