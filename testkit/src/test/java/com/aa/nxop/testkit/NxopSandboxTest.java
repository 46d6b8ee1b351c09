package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class NxopSandboxTest {
    @Test
    void showsExactlyWhatAPodWithPodIdentitySees() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(sandbox.environment())
                    .containsExactly(
                            Map.entry("NXOP_ROLE", "178549792225/example-role"),
                            Map.entry("NXOP_ENVIRONMENT", "nonprod"),
                            Map.entry("AWS_REGION", "us-east-1"),
                            Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                            Map.entry("AWS_STS_REGIONAL_ENDPOINTS", "regional"),
                            Map.entry(
                                    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                                    sandbox.uri(Endpoint.AGENT) + "/v1/credentials"),
                            Map.entry(
                                    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                                    sandbox.token().file().toString()),
                            Map.entry(
                                    "AWS_ENDPOINT_URL_STS",
                                    sandbox.uri(Endpoint.STS).toString()),
                            Map.entry(
                                    "AWS_ENDPOINT_URL_S3",
                                    sandbox.uri(Endpoint.S3).toString()),
                            Map.entry(
                                    "AWS_ENDPOINT_URL_SSM",
                                    sandbox.uri(Endpoint.SSM).toString()));
            assertThat(sandbox.token().file().getFileName()).hasToString("eks-pod-identity-token");
        }
    }

    @Test
    void showsExactlyWhatAPodWithWebIdentitySees() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(PodSource.WEB_IDENTITY)
                .region("us-west-2")
                .pod(pod -> pod.kpaasAccount("045755618773").clusterName("kpaas-prod"))
                .targetRole("arn:aws:iam::111122223333:role/path/to/data")
                .start()) {
            assertThat(sandbox.environment())
                    .containsExactly(
                            Map.entry("NXOP_ROLE", "111122223333/path/to/data"),
                            Map.entry("NXOP_ENVIRONMENT", "prod"),
                            Map.entry("AWS_REGION", "us-west-2"),
                            Map.entry("AWS_DEFAULT_REGION", "us-west-2"),
                            Map.entry("AWS_STS_REGIONAL_ENDPOINTS", "regional"),
                            Map.entry("AWS_ROLE_ARN", "arn:aws:iam::045755618773:role/example-app-kpaas"),
                            Map.entry(
                                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                                    sandbox.token().file().toString()),
                            Map.entry("NXOP_CLUSTER_ARN", "arn:aws:eks:us-west-2:045755618773:cluster/kpaas-prod"),
                            Map.entry(
                                    "AWS_ENDPOINT_URL_STS",
                                    sandbox.uri(Endpoint.STS).toString()),
                            Map.entry(
                                    "AWS_ENDPOINT_URL_S3",
                                    sandbox.uri(Endpoint.S3).toString()),
                            Map.entry(
                                    "AWS_ENDPOINT_URL_SSM",
                                    sandbox.uri(Endpoint.SSM).toString()));
            assertThat(sandbox.token().file().getFileName()).hasToString("token");
        }
    }

    @Test
    void saysNothingOfTheEnvironmentForAnAccountItDoesNotKnow() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.kpaasAccount("111111111111"))
                .start()) {
            assertThat(sandbox.environment()).doesNotContainKey("NXOP_ENVIRONMENT");
            assertThat(sandbox.pod().role()).isEqualTo("arn:aws:iam::111111111111:role/example-app-kpaas");
        }
    }

    @Test
    void startsAndClosesOnceHoweverOftenItIsTold() {
        NxopSandbox sandbox = NxopSandbox.builder().build();
        assertThat(sandbox.start()).isSameAs(sandbox);
        Path token = sandbox.token().file();
        URI sts = sandbox.uri(Endpoint.STS);
        sandbox.start();
        assertThat(sandbox.token().file()).isEqualTo(token);
        assertThat(sandbox.uri(Endpoint.STS)).isEqualTo(sts);
        sandbox.close();
        sandbox.close();
        assertThat(token).doesNotExist();
    }

    @Test
    void isANewWorldWhenStartedAgain() {
        NxopSandbox sandbox = NxopSandbox.builder().start();
        PodClient.in(sandbox).fromAgent();
        sandbox.close();
        try (sandbox) {
            sandbox.start();
            assertThat(sandbox.sts().calls()).isEmpty();
            assertThat(PodClient.in(sandbox).fromAgent()).isNotNull();
        }
    }

    @Test
    void saysThatItIsNotRunning() {
        NxopSandbox sandbox = NxopSandbox.builder().build();
        assertThatThrownBy(sandbox::environment)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The sandbox is not running: call start() first, or register it as a JUnit extension.");
    }

    @Test
    void keepsTimeByItsOwnClock() {
        Instant start = Instant.parse("2031-01-01T00:00:00Z");
        try (NxopSandbox sandbox = NxopSandbox.builder().clock(start).start()) {
            assertThat(sandbox.clock().instant()).isBetween(start, start.plusSeconds(60));
            sandbox.clock().advance(Duration.ofDays(1));
            assertThat(sandbox.clock().instant())
                    .isBetween(
                            start.plus(Duration.ofDays(1)),
                            start.plus(Duration.ofDays(1)).plusSeconds(60));
        }
    }

    @Test
    void listensOnLoopbackOnly() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .with(Part.MSK, Part.DOCDB)
                .sts(sts -> sts.fallbackRegion("us-west-2"))
                .start()) {
            for (Endpoint endpoint : Endpoint.values()) {
                assertThat(sandbox.uri(endpoint)).hasScheme("http").hasHost("127.0.0.1");
            }
        }
    }

    @Test
    void refusesAndCountsWhoeverAsksForMetadata() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            HttpURLConnection connection = (HttpURLConnection) sandbox.uri(Endpoint.METADATA)
                    .resolve("/latest/api/token")
                    .toURL()
                    .openConnection();
            connection.setRequestMethod("PUT");
            assertThat(connection.getResponseCode()).isEqualTo(403);
            assertThat(sandbox.requests(Endpoint.METADATA)).isEqualTo(1);
        }
    }

    @Test
    void refusesPoliciesThatIamWouldRefuse() {
        assertThatThrownBy(() -> NxopSandbox.builder()
                        .trustPolicies(trust -> trust.target("{"))
                        .start())
                .isInstanceOf(IllegalArgumentException.class);
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThatThrownBy(() -> sandbox.trustPolicies().replaceTarget("[]"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> sandbox.permissions().replacePod("")).isInstanceOf(IllegalArgumentException.class);
            assertThat(PodClient.in(sandbox).fromAgent()).isNotNull();
        }
    }

    @Test
    void replacesWhoMayHaveThePodsRole() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            PodClient pod = PodClient.in(sandbox);
            assertThat(pod.fromAgent()).isNotNull();
            assertThatThrownBy(() -> sandbox.trustPolicies().replacePod("{}"))
                    .isInstanceOf(IllegalArgumentException.class);
            sandbox.trustPolicies().replacePod("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                      "Principal": {"Service": "pods.eks.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
                    """);
            assertThatThrownBy(pod::fromAgent).hasMessageContaining("Failed to load credentials");
            assertThat(sandbox.sts().calls().get(1).errorCode()).isEqualTo("AccessDenied");
        }
    }

    @Test
    void givesTheTokenToItsOwnerOnly() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(Files.getPosixFilePermissions(sandbox.token().file().getParent()))
                    .allMatch(permission -> permission.name().startsWith("OWNER_"));
        }
    }

    @Test
    void showsNoSecretInItsNames() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(sandbox).hasToString("NxopSandbox of fxip-ms-dev/example-app");
            assertThat(sandbox.targetRole()).isEqualTo(PodClient.TARGET);
            assertThat(sandbox.pod().clusterArn())
                    .isEqualTo("arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");
        }
    }
}
