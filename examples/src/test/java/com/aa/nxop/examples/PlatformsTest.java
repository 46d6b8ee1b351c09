package com.aa.nxop.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The S3 application, unchanged, in a pod of every platform. docs/guide/getting-started.md has the same table, and this test sees to it. */
@Tag("full")
@Execution(ExecutionMode.CONCURRENT)
final class PlatformsTest {
    private static final Path DOCUMENT = Path.of("../docs/guide/getting-started.md");
    private static final String EXTERNAL_ID =
            "us-east-1/285282426848/kpaas-nonprod/fxip-ms-dev/example-app"; // As EKS makes it.

    /**
     * @param name as in the document
     * @param variables that the manifest adds to those of the platform
     * @param stsRequests how often the pod asks STS until it has the session: AssumeRole, IRSA's own call, whose credentials these are
     */
    record Platform(String name, UnaryOperator<SandboxBuilder> world, Map<String, String> variables, int stsRequests) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Platform> platforms() {
        return List.of(
                new Platform("EKS Pod Identity", world -> world, Map.of(), 1),
                new Platform(
                        "EKS Pod Identity, the association names the NXOP role",
                        world -> world.pod(pod -> pod.targetRoleAssociation(true)),
                        Map.of(),
                        1),
                new Platform(
                        "the same, with a fixed session name",
                        world -> world.pod(pod -> pod.targetRoleAssociation(true))
                                .trustPolicies(trust -> trust.target(TRUSTS_ITSELF)),
                        Map.of("NXOP_SESSION_NAME", "example-app"),
                        1),
                new Platform(
                        "EKS Pod Identity, session tags disabled",
                        world -> world.pod(pod -> pod.sessionTags(false)),
                        Map.of("NXOP_CLUSTER_ARN", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod"),
                        2),
                new Platform(
                        "EKS Pod Identity, session tags disabled, external id",
                        world -> world.pod(pod -> pod.sessionTags(false)).externalId(EXTERNAL_ID),
                        Map.of(
                                "NXOP_EXTERNAL_ID",
                                "eks",
                                "NXOP_SESSION_TAG_MODE",
                                "none",
                                "NXOP_CLUSTER_ARN",
                                "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod"),
                        1),
                new Platform(
                        "IAM roles for service accounts (IRSA)",
                        world -> world.source(PodSource.WEB_IDENTITY),
                        Map.of(),
                        2),
                new Platform("kube2iam", world -> world.source(PodSource.KUBE2IAM), Map.of(), 2),
                new Platform(
                        "Vault Agent, a file with the pod's role",
                        world -> world.source(PodSource.VAULT_FILE),
                        Map.of(),
                        2),
                new Platform(
                        "Vault Agent, a file with the NXOP role",
                        world -> world.source(PodSource.VAULT_FILE).pod(pod -> pod.targetRoleAssociation(true)),
                        Map.of(),
                        1),
                new Platform("resources in another region", world -> world.resourceRegion("us-west-2"), Map.of(), 1));
    }

    private static final String TRUSTS_ITSELF = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
               "Action": ["sts:AssumeRole", "sts:TagSession"]},
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::178549792225:role/example-role"},
               "Action": ["sts:AssumeRole", "sts:TagSession"]}]}
            """;

    @ParameterizedTest
    @MethodSource("platforms")
    void theS3ApplicationRunsUnchanged(Platform platform) throws Exception {
        try (NxopSandbox sandbox = platform.world().apply(NxopSandbox.builder()).start()) {
            Map<String, String> variables = new HashMap<>(sandbox.environment());
            if (platform.name().contains("tags disabled, external id")) {
                assertThat(variables).containsEntry("NXOP_EXTERNAL_ID", EXTERNAL_ID);
            }
            variables.putAll(platform.variables());
            assertThat(PodProcess.run(S3App.class, variables)).isZero();
            assertThat(sandbox.requests(Endpoint.STS)).isEqualTo(platform.stsRequests());
            if (!"kube2iam".equals(variables.get("NXOP_SOURCE"))) {
                assertThat(sandbox.requests(Endpoint.METADATA)).isZero();
            }
        }
    }

    static List<Arguments> platformsInOtherPartitions() {
        return Stream.of("us-gov-west-1", "cn-north-1")
                .flatMap(region -> platforms().stream()
                        .filter(platform -> platform.variables().isEmpty())
                        .filter(platform -> !platform.name().equals("resources in another region"))
                        .map(platform -> Arguments.of(region, platform)))
                .toList();
    }

    /** GovCloud and China, where ARNs begin otherwise. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("platformsInOtherPartitions")
    void theS3ApplicationRunsUnchangedInOtherPartitions(String region, Platform platform) throws Exception {
        try (NxopSandbox sandbox =
                platform.world().apply(NxopSandbox.builder().region(region)).start()) {
            assertThat(sandbox.environment().toString()).doesNotContain("arn:aws:");
            assertThat(PodProcess.run(S3App.class, sandbox.environment())).isZero();
            assertThat(sandbox.requests(Endpoint.STS)).isEqualTo(platform.stsRequests());
        }
    }

    /** What a laptop has: keys in its variables, and no pod. */
    @Test
    void theS3ApplicationRunsOnALaptop() throws Exception {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.VAULT_FILE).start()) {
            Map<String, String> variables = new HashMap<>(sandbox.environment());
            variables.remove("NXOP_VAULT_FILE");
            variables.put("NXOP_SOURCE", "aws-default");
            for (String line : Files.readAllLines(sandbox.vault().path())) {
                String[] assignment =
                        line.replaceFirst("export ", "").replace("\"", "").split("=", 2);
                variables.put(assignment[0], assignment[1]);
            }
            assertThat(PodProcess.run(S3App.class, variables)).isZero();
            assertThat(sandbox.requests(Endpoint.METADATA)).isZero();
        }
        assertThat(Files.readString(DOCUMENT)).contains("| a laptop with profiles or SSO | `aws-default` |");
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void theGuideListsIt(Platform platform) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("| " + platform.name() + " |");
    }

    /** Any AWS client takes the session, here SSM's. */
    @Test
    void aParameterIsReadFromTheOtherAccount() throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(PodProcess.run(SsmApp.class, sandbox.environment())).isZero();
        }
    }
}
