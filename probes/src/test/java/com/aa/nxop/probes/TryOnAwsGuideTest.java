package com.aa.nxop.probes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The commands of the guide's first part, as they stand there, against the sandbox in place of AWS: with the AWS CLI where this machine has it, else
 * with a small stand-in. The sandbox plays the stack, whose template it has read.
 */
@Tag("full")
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The guide's commands are for a POSIX shell.")
class TryOnAwsGuideTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static List<String> blocks(String heading, String language) throws IOException {
        String section = Pattern.compile("^## ", Pattern.MULTILINE)
                .splitAsStream(Files.readString(ROOT.resolve("docs/guide/try-on-aws.md")))
                .filter(part -> part.startsWith(heading))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Where the AWS CLI is, if it is here and runs. */
    private static String cli() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "aws"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .map(aws -> "exec " + aws + " \"$@\"")
                .orElseGet(TryOnAwsGuideTest::standIn);
    }

    private static String standIn() {
        return "exec " + ProcessHandle.current().info().command().orElse("java") + " -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + "' "
                + AwsStandIn.class.getName()
                + " \"$@\"";
    }

    private record Said(int exit, String out) {}

    private static Said run(SandboxWorld world, Path folder, String cli, String script)
            throws IOException, InterruptedException {
        Path aws = Files.writeString(
                Files.createDirectories(folder.resolve("bin")).resolve("aws"),
                "#!/bin/sh\ncase \"$1\" in cloudformation) echo \"$@\" >> '" + folder.resolve("stacks")
                        + "'; exit 0;; esac\n" + cli + "\n");
        assertThat(aws.toFile().setExecutable(true)).isTrue();
        AwsSessionCredentials keys = world.engineer();
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-eu").directory(ROOT.toFile()).redirectErrorStream(true);
        Map<String, String> environment = shell.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("PATH", folder.resolve("bin") + ":" + environment.getOrDefault("PATH", "/usr/bin:/bin"));
        environment.put("AWS_ENDPOINT_URL_STS", world.sandbox.uri(Endpoint.STS).toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
        environment.put("AWS_SESSION_TOKEN", keys.sessionToken());
        Process process = shell.start();
        try (var input = process.outputWriter(UTF_8)) {
            input.write(script);
        }
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), out);
    }

    private static void follows(String cli, Path folder) throws IOException, InterruptedException {
        List<String> blocks = blocks("One minute", "sh");
        assertThat(blocks).hasSize(4);
        try (SandboxWorld world = SandboxWorld.start(builder -> builder)) {
            Said said = run(
                    world,
                    folder,
                    cli,
                    blocks.get(0) + blocks.get(1) + "echo ---\nif\n" + blocks.get(2) + "then echo granted; fi\n");
            assertThat(said.exit()).as(said.out()).isZero();
            String[] parts = said.out().split("---", 2);
            assertThat(parts[0]).isEqualTo(filled(blocks("One minute", "text").get(0)));
            assertThat(parts[1])
                    .contains(blocks("One minute", "text").get(1).strip())
                    .doesNotContain("granted");

            assertThat(run(world, folder, cli, blocks.get(3)).exit()).isZero();
            assertThat(Files.readAllLines(folder.resolve("stacks")))
                    .containsExactly(
                            "cloudformation deploy --stack-name nxop-probes --template-file examples/aws/probes.yaml --capabilities CAPABILITY_NAMED_IAM",
                            "cloudformation delete-stack --stack-name nxop-probes");
        }
    }

    private static String filled(String text) {
        return text.replace("<account>", SandboxWorld.ACCOUNT);
    }

    /** So that it stays right on machines that have the CLI. */
    @Test
    @Tag("long")
    void theStandInDoesTheSame(@TempDir Path folder) throws IOException, InterruptedException {
        follows(standIn(), folder);
    }

    @Test
    void theCommandsOfTheFirstMinuteDoWhatTheGuideSays(@TempDir Path folder) throws IOException, InterruptedException {
        follows(cli(), folder);
    }

    @Test
    void theStacksOfTheGuideExist() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guide/try-on-aws.md"));
        assertThat(Pattern.compile("examples/aws/\\w+\\.yaml")
                        .matcher(guide)
                        .results()
                        .map(found -> found.group()))
                .contains("examples/aws/probes.yaml", "examples/aws/kpaas.yaml", "examples/aws/nxop.yaml")
                .allMatch(file -> Files.exists(ROOT.resolve(file)));
    }
}
