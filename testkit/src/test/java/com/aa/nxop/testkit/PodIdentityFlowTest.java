package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sts.model.StsException;

/** From a pod with Pod Identity to S3, with AWS's own clients. */
@Tag("full")
class PodIdentityFlowTest {
    private static final String BUCKET = "nxop-example-data";
    private static final List<String> SIX_KEYS = List.of(
            "eks-cluster-arn",
            "eks-cluster-name",
            "kubernetes-namespace",
            "kubernetes-pod-name",
            "kubernetes-pod-uid",
            "kubernetes-service-account");

    private final NxopSandbox sandbox = NxopSandbox.builder().build();

    @BeforeEach
    void start() {
        sandbox.start();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private AwsCredentials target() {
        PodClient pod = PodClient.in(sandbox);
        return pod.assume(pod.fromAgent(), Map.of());
    }

    @Test
    void givesThePodItsRole() {
        PodClient pod = PodClient.in(sandbox);
        assertThat(pod.identity(pod.fromAgent()))
                .startsWith("arn:aws:sts::285282426848:assumed-role/example-app-kpaas/"
                        + "eks-kpaas-nonprod-example-app-7d4b9c8f6-x2x1z-");
    }

    @Test
    void letsThePodIntoTheTargetRoleOnItsInheritedTags() {
        AwsCredentials target = target();
        assertThat(PodClient.in(sandbox).identity(target))
                .isEqualTo("arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app");
        SandboxSts.Session session = sandbox.sts().session(target.accessKeyId()).orElseThrow();
        assertThat(session.tags()).containsOnlyKeys(SIX_KEYS);
        assertThat(session.transitiveKeys()).containsExactlyInAnyOrderElementsOf(SIX_KEYS);
        assertThat(session.tags())
                .containsEntry("kubernetes-namespace", "fxip-ms-dev")
                .containsEntry("eks-cluster-arn", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");
    }

    @Test
    void readsAndWritesS3() {
        String key = PodClient.key() + "/with blank+plus é";
        String content = "flight ".repeat(60_000);
        try (S3Client s3 = PodClient.in(sandbox).s3(target())) {
            s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(content));
            assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String())
                    .isEqualTo(content);
            assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET)).contents())
                    .extracting(S3Object::key)
                    .contains(key);
            s3.deleteObject(r -> r.bucket(BUCKET).key(key));
            assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET)).contents()).isEmpty();
        }
    }

    @Test
    void keepsThePodsOwnRoleOutOfS3() {
        PodClient pod = PodClient.in(sandbox);
        try (S3Client s3 = pod.s3(pod.fromAgent())) {
            assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket(BUCKET)))
                    .hasMessageContaining("is not authorized to perform: s3:ListBucket on resource:"
                            + " \"arn:aws:s3:::nxop-example-data\" because no identity-based policy allows the"
                            + " s3:ListBucket action");
        }
    }

    @Test
    void refusesAnInheritedTagThatIsPassedAgain() {
        PodClient pod = PodClient.in(sandbox);
        AwsCredentials source = pod.fromAgent();
        assertThatThrownBy(() -> pod.assume(source, Map.of("kubernetes-namespace", "fxip-ms-dev")))
                .isInstanceOfSatisfying(
                        StsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }

    @Test
    void recordsEveryCallOfSts() {
        target();
        assertThat(sandbox.sts().calls())
                .extracting(SandboxSts.Call::action)
                .containsExactly("AssumeRole", "AssumeRole");
        assertThat(sandbox.sts().calls()).extracting(SandboxSts.Call::bySession).containsExactly(false, true);
        assertThat(sandbox.sts().calls().get(1).tags()).isEmpty();
        assertThat(sandbox.sts().calls().get(1).inheritedTags()).containsOnlyKeys(SIX_KEYS);
        assertThat(sandbox.requests(Endpoint.STS)).isEqualTo(1);
        assertThat(sandbox.requests(Endpoint.AGENT)).isEqualTo(1);
        assertThat(sandbox.requests(Endpoint.METADATA)).isZero();
    }

    @Test
    void refusesANamespaceThatTheTrustPolicyDoesNotName() {
        sandbox.trustPolicies().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [{
                  "Effect": "Allow",
                  "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
                  "Action": ["sts:AssumeRole", "sts:TagSession"],
                  "Condition": {"StringEquals": {"aws:RequestTag/kubernetes-namespace": "another"}}}]}
                """);
        assertThatThrownBy(this::target)
                .isInstanceOf(StsException.class)
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + PodClient.TARGET);
    }

    @Test
    void refusesAPodRoleThatMayNotAssumeTheTarget() {
        sandbox.permissions().replacePod("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}
                """);
        assertThatThrownBy(this::target)
                .isInstanceOf(StsException.class)
                .hasMessageContaining("is not authorized to perform: sts:TagSession on resource: " + PodClient.TARGET);
    }

    @Test
    void narrowsWhatTheTargetRoleMayDo() {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}]}
                """);
        try (S3Client s3 = PodClient.in(sandbox).s3(target())) {
            assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET)).contents()).isEmpty();
            assertThatThrownBy(() -> s3.putObject(r -> r.bucket(BUCKET).key("k"), RequestBody.fromString("x")))
                    .hasMessageContaining("because no identity-based policy allows the s3:PutObject action");
        }
    }

    @Test
    void endsSessionsOnTheWorldsClock() {
        PodClient pod = PodClient.in(sandbox);
        AwsCredentials target = target();
        sandbox.clock().advance(Duration.ofHours(1));
        try (S3Client s3 = pod.s3(target)) {
            assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket(BUCKET)))
                    .hasMessageContaining("The provided token has expired.");
        }
        assertThatThrownBy(() -> pod.identity(target))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("The security token included in the request is expired");
    }

    @Test
    void endsTheSessionsOfADeletedRole() {
        AwsCredentials target = target();
        sandbox.sts().endSessions(sandbox.targetRole());
        try (S3Client s3 = PodClient.in(sandbox).s3(target)) {
            assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket(BUCKET)))
                    .hasMessageContaining("The AWS Access Key Id you provided does not exist in our records.");
        }
    }

    @Test
    void refusesThePodWithoutAnAssociationOnceTheAgentHasForgotten() {
        PodClient pod = PodClient.in(sandbox);
        AwsCredentials before = pod.fromAgent();
        sandbox.pod().removeAssociation();
        assertThat(pod.fromAgent().accessKeyId()).isEqualTo(before.accessKeyId());
        sandbox.pod().restartAgent();
        assertThatThrownBy(pod::fromAgent)
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("The requested metadata is not found at " + sandbox.uri(Endpoint.AGENT));
        sandbox.pod().restoreAssociation();
        assertThat(pod.fromAgent().accessKeyId()).isNotEqualTo(before.accessKeyId());
    }

    @Test
    void replacesTheTokenBehindTheSamePath() {
        PodClient pod = PodClient.in(sandbox);
        AwsCredentials before = pod.fromAgent();
        sandbox.token().rotate();
        assertThat(pod.fromAgent().accessKeyId()).isNotEqualTo(before.accessKeyId());
        sandbox.token().expire();
        assertThatThrownBy(pod::fromAgent).hasMessageContaining("Failed to load credentials");
        sandbox.token().write("nonsense");
        assertThatThrownBy(pod::fromAgent).hasMessageContaining("Failed to load credentials");
    }

    @Test
    void rotatesTheClustersKeys() {
        PodClient pod = PodClient.in(sandbox);
        sandbox.token().rotateSigningKey();
        assertThat(pod.fromAgent()).isNotNull();
        sandbox.token().withdrawOldSigningKeys();
        sandbox.pod().restartAgent();
        assertThatThrownBy(pod::fromAgent).hasMessageContaining("Failed to load credentials");
        sandbox.token().rotate();
        assertThat(pod.fromAgent()).isNotNull();
    }
}
