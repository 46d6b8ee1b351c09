package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.model.StsException;

/** From a pod with a projected token for STS to S3, with AWS's own clients. */
@Tag("full")
class WebIdentityFlowTest {
    @RegisterExtension
    static final NxopSandbox SANDBOX = NxopSandbox.builder()
            .source(PodSource.WEB_IDENTITY)
            .s3(s3 -> s3.bucket("one").bucket("two"))
            .build();

    private static final Map<String, String> TAGS = Map.of(
            "kubernetes-namespace", "fxip-ms-dev",
            "kubernetes-service-account", "example-app",
            "eks-cluster-arn", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");

    private final PodClient pod = PodClient.in(SANDBOX);

    @BeforeEach
    void freshToken() {
        SANDBOX.token().rotate();
    }

    @Test
    void givesThePodItsRole() {
        assertThat(pod.identity(pod.fromToken()))
                .isEqualTo("arn:aws:sts::285282426848:assumed-role/example-app-kpaas/fxip-ms-dev.example-app");
    }

    @Test
    void letsThePodIntoTheTargetRoleOnThePassedTags() {
        AwsCredentials target = pod.assume(pod.fromToken(), TAGS);
        assertThat(SANDBOX.sts().session(target.accessKeyId()).orElseThrow().tags())
                .isEqualTo(TAGS);
        assertThat(SANDBOX.sts().session(target.accessKeyId()).orElseThrow().transitiveKeys())
                .isEmpty();
        try (S3Client s3 = pod.s3(target)) {
            s3.putObject(r -> r.bucket("two").key("k"), RequestBody.fromString("x"));
            assertThat(s3.listBuckets().buckets())
                    .extracting(bucket -> bucket.name())
                    .containsExactly("one", "two");
        }
    }

    @Test
    void refusesThePodWithoutTags() {
        AwsCredentials source = pod.fromToken();
        assertThatThrownBy(() -> pod.assume(source, Map.of()))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + PodClient.TARGET);
    }

    @Test
    void refusesAnExpiredToken() {
        SANDBOX.token().expire();
        assertThatThrownBy(pod::fromToken)
                .isInstanceOf(StsException.class)
                .hasMessageContaining("Token expired: current date/time ");
    }

    @Test
    void refusesATokenForTheAgent() {
        SANDBOX.token().write(SANDBOX.token().issue("pods.eks.amazonaws.com", Duration.ofHours(1)));
        assertThatThrownBy(pod::fromToken)
                .isInstanceOf(StsException.class)
                .hasMessageContaining("The web identity token provided could not be validated.");
    }

    @Test
    void hasNoAssociationForTheAgentToServe() {
        PodClient confused = new PodClient(Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                SANDBOX.uri(Endpoint.AGENT) + "/v1/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                SANDBOX.token().file().toString()));
        SANDBOX.token().write(SANDBOX.token().issue("pods.eks.amazonaws.com", Duration.ofHours(1)));
        assertThatThrownBy(confused::fromAgent).hasMessageContaining("The requested metadata is not found at");
    }

    @Test
    void refusesTheTokenOfAnotherCluster() {
        try (NxopSandbox other =
                NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start()) {
            SANDBOX.token().write(other.token().issue("sts.amazonaws.com", Duration.ofHours(1)));
            assertThatThrownBy(pod::fromToken)
                    .isInstanceOf(StsException.class)
                    .hasMessageContaining("No OpenIDConnect provider found in your account for https://oidc.eks.");
        }
    }

    @Test
    void refusesAChangedToken() {
        String token = SANDBOX.token().issue("sts.amazonaws.com", Duration.ofHours(1));
        int at = token.lastIndexOf('.') + 20;
        SANDBOX.token().write(token.substring(0, at) + (token.charAt(at) == 'x' ? 'y' : 'x') + token.substring(at + 1));
        assertThatThrownBy(pod::fromToken).isInstanceOfSatisfying(StsException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidIdentityToken");
            assertThat(e.statusCode()).isEqualTo(400);
        });
    }

    @Test
    void acceptsTokensOfBothKeysWhileTheyRotate() {
        pod.fromToken();
        SANDBOX.token().rotateSigningKey();
        assertThat(pod.fromToken()).isNotNull();
        SANDBOX.token().rotate();
        assertThat(pod.fromToken()).isNotNull();
        SANDBOX.token().withdrawOldSigningKeys();
        assertThat(pod.fromToken()).isNotNull();
    }

    @Test
    void recordsWhoAskedForWhat() {
        pod.assume(pod.fromToken(), TAGS);
        SandboxSts.Call last = SANDBOX.sts().calls().get(SANDBOX.sts().calls().size() - 1);
        assertThat(last.action()).isEqualTo("AssumeRole");
        assertThat(last.tags()).isEqualTo(TAGS);
        assertThat(last.inheritedTags()).isEmpty();
        assertThat(last.caller())
                .isEqualTo("arn:aws:sts::285282426848:assumed-role/example-app-kpaas/fxip-ms-dev.example-app");
        assertThat(last.sessionArn())
                .isEqualTo("arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app");
        assertThat(last.errorCode()).isNull();
    }
}
