package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the sandbox says about MSK; what MSK does is tested beside it. */
@Tag("full")
class SandboxMskTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .with(Part.MSK)
            .targetRole("arn:aws:iam::123456789012:role/example-role")
            .region("eu-central-1")
            .build();

    @Test
    void tellsThePodWhereMskIs() throws Exception {
        assertThat(sandbox.environment())
                .containsEntry(
                        "NXOP_MSK_CLUSTER_ARN",
                        "arn:aws:kafka:eu-central-1:123456789012:cluster/nxop-example/7c1a3f52-9d4e-4b06-8a17-2e5b6c9d0f31-2")
                .containsEntry(
                        "AWS_ENDPOINT_URL_KAFKA", sandbox.uri(Endpoint.KAFKA).toString())
                .containsEntry("NXOP_MSK_CA_FILE", sandbox.msk().caFile().toString())
                // A pod has to ask for it.
                .doesNotContainKey("NXOP_MSK_BOOTSTRAP_SERVERS");
        assertThat(Files.readString(sandbox.msk().caFile())).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(sandbox.msk().clusterArn()).isEqualTo(sandbox.environment().get("NXOP_MSK_CLUSTER_ARN"));
    }

    @Test
    void hasNeitherLoginsNorRefusalsBeforeAnybodyComes() {
        assertThat(sandbox.msk().logins()).isEmpty();
        assertThat(sandbox.msk().refusals()).isEmpty();
    }

    @Test
    void saysWhatToAskForWhereThereIsNone() {
        try (NxopSandbox small = NxopSandbox.builder().start()) {
            assertThat(small.environment())
                    .doesNotContainKeys("NXOP_MSK_CLUSTER_ARN", "NXOP_MSK_CA_FILE", "AWS_ENDPOINT_URL_KAFKA");
            assertThatThrownBy(small::msk)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The sandbox has no MSK: ask for it with NxopSandbox.builder().with(Part.MSK).");
            assertThatThrownBy(() -> small.uri(Endpoint.KAFKA))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The sandbox has no endpoint KAFKA: ask for it with"
                            + " NxopSandbox.builder().with(Part.MSK).");
        }
    }

    @Test
    void isAWorldOfItsOwnAfterARestart() {
        NxopSandbox again = NxopSandbox.builder().with(Part.MSK).build();
        again.start();
        Path first = again.msk().caFile();
        again.close();
        assertThat(first).doesNotExist();
        assertThatThrownBy(again::msk).hasMessageStartingWith("The sandbox is not running");
        try (NxopSandbox second = again.start()) {
            assertThat(second.msk().caFile()).exists().isNotEqualTo(first);
        }
    }

    @Test
    void isAskedForOnTheCommandLine() {
        assertThat(SandboxOptions.parse(List.of("--with", "msk", "--topic", "a", "--topic", "b"))
                        .help())
                .isFalse();
        assertThatThrownBy(() -> SandboxOptions.parse(List.of("--with", "kinesis")))
                .isInstanceOf(SandboxOptions.Wrong.class)
                .hasMessage("Option --with takes msk or docdb, but found \"kinesis\".");
        assertThatThrownBy(() -> SandboxOptions.parse(List.of("--with"))).hasMessage("Option --with needs a value.");
    }

    @Test
    void keepsItsSettings() {
        SandboxSettings settings = NxopSandbox.builder()
                .msk(msk -> msk.topic("one").topic("many", 3))
                .settings();
        assertThat(settings.parts()).containsExactly(Part.MSK);
        assertThat(settings.topics()).containsOnly(java.util.Map.entry("one", 1), java.util.Map.entry("many", 3));
        assertThat(NxopSandbox.builder().settings().parts()).isEmpty();
    }
}
