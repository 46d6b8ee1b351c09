package com.aa.nxop.probes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.probes.world.StackRole;
import com.aa.nxop.testkit.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The program, against the sandbox's STS in place of AWS's. */
@Tag("full")
@Timeout(60)
class ProbesMainTest {
    private record Run(int exit, String out, String err) {}

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = ProbesMain.run(
                List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static Run against(SandboxWorld world, String... more) {
        AwsSessionCredentials keys = world.engineer();
        System.setProperty("aws.accessKeyId", keys.accessKeyId());
        System.setProperty("aws.secretAccessKey", keys.secretAccessKey());
        System.setProperty("aws.sessionToken", keys.sessionToken());
        try {
            List<String> arguments = new ArrayList<>(List.of(
                    "--against",
                    "aws",
                    "--region",
                    "us-east-1",
                    "--endpoint-url",
                    world.sandbox.uri(Endpoint.STS).toString()));
            arguments.addAll(List.of(more));
            return run(arguments.toArray(String[]::new));
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
            System.clearProperty("aws.sessionToken");
        }
    }

    @Test
    void printsATableOrJsonAndSaysWhatItCannotTell() {
        try (SandboxWorld world = SandboxWorld.start(builder -> builder)) {
            Run table = against(world);
            assertThat(table.out())
                    .containsPattern("(?m)^holds +inherited-tags +Tags that a session inherits are aws:RequestTag")
                    .contains("there is no MSK here: --kafka names the IAM listeners of a cluster")
                    .contains("it takes 16 minutes of waiting: --patience PT17M")
                    .containsPattern("AWS: \\d+ hold, 0 do not hold, \\d+ cannot tell here");
            assertThat(table.exit()).isZero();
            assertThat(table.out()).as("no secret").doesNotContain("IQoJb3JpZ2luX2Vj");

            Run nobody = against(world, "--endpoint-url", "http://127.0.0.1:1/");
            assertThat(nobody.err()).contains("STS at http://127.0.0.1:1/ does not answer: ConnectException");
            assertThat(nobody.exit()).isEqualTo(2);

            Run json = against(world, "--json");
            assertThat(json.out())
                    .startsWith("{\n  \"world\": \"AWS\",\n  \"probes\": [\n")
                    .contains("\"verdict\": \"cannot tell\"");
        }
    }

    /** With any two roles: what needs others of the stack cannot be told. */
    @Test
    void twoRolesAreEnough() {
        try (SandboxWorld world = SandboxWorld.start(builder -> builder)) {
            Run run = against(
                    world,
                    "--source-role",
                    SandboxWorld.arn(StackRole.SOURCE),
                    "--target-role",
                    SandboxWorld.arn(StackRole.TARGET));
            assertThat(run.out())
                    .containsPattern("(?m)^holds +transitive-tag-conflict ")
                    .contains("there is no role external-id here: the stack examples/aws/probes.yaml has it");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void aBeliefThatDoesNotHoldIsExitCodeOne() {
        try (SandboxWorld world =
                SandboxWorld.start(builder -> builder.sts(sts -> sts.inheritedTagsAreRequestTags(false)))) {
            Run run = against(world);
            assertThat(run.out()).containsPattern("(?m)^does not hold +inherited-tags ");
            assertThat(run.exit()).isEqualTo(1);
        }
    }

    @Test
    void wrongUsageIsExplained() {
        assertThat(run().err())
                .startsWith("Add --against aws")
                .contains("java -jar probes.jar --against aws [options]");
        assertThat(run("--againts", "aws").err()).startsWith("There is no option --againts.");
        assertThat(run("--against").err()).startsWith("--against needs a value: aws.");
    }
}
