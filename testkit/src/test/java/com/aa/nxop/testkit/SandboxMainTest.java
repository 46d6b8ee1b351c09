package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.S3Client;

/** The sandbox as a process of its own. */
@Tag("full")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SandboxMainTest {
    @TempDir
    private Path directory;

    private Process start(String... arguments) throws IOException {
        return startWith(List.of(), arguments);
    }

    private Process startWith(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1"); // It starts sooner, and nobody waits for the rest.
        command.addAll(options);
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SandboxMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static Map<String, String> variables(BufferedReader out) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
            assertThat(line).matches("export [A-Z0-9_]+=[A-Za-z0-9_./:@%+=,-]+");
            String[] parts =
                    Objects.requireNonNull(line).substring("export ".length()).split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return variables;
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    @Test
    void servesAnotherProcessAndLeavesNothingBehindOnSigterm() throws Exception {
        Process process = start();
        try (BufferedReader out = output(process)) {
            Map<String, String> variables = variables(out);
            assertThat(variables)
                    .containsEntry("NXOP_ROLE", "178549792225/example-role")
                    .containsKeys("AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_S3");
            PodClient pod = new PodClient(variables);
            AwsCredentials target = pod.assume(pod.fromAgent(), Map.of());
            try (S3Client s3 = pod.s3(target)) {
                assertThat(s3.listBuckets().buckets())
                        .extracting(bucket -> bucket.name())
                        .containsExactly("nxop-example-data");
            }
            assertThat(Path.of(Objects.requireNonNull(variables.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"))))
                    .startsWith(directory)
                    .exists();

            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isIn(0, 143);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void saysOnStandardErrorThatItIsNotForProduction() throws Exception {
        Process process = start();
        try (BufferedReader out = output(process);
                BufferedReader err = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            assertThat(variables(out)).isNotEmpty();
            assertThat(err.readLine())
                    .isEqualTo(
                            "The NXOP sandbox is for tests and demonstrations, not for production. It listens on loopback only."
                                    + " Its credentials work nowhere else.");
        } finally {
            process.destroy();
        }
    }

    @Test
    void keepsStandardOutputForTheVariablesWhateverTheLogger() throws Exception {
        Process process = startWith(
                List.of("-Dorg.slf4j.simpleLogger.logFile=System.out", "-Dorg.slf4j.simpleLogger.defaultLogLevel=info"),
                "--with",
                "msk");
        CompletableFuture<String> logged = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        try (BufferedReader out = output(process)) {
            Map<String, String> variables = variables(out);
            PodClient pod = new PodClient(variables);
            try (S3Client s3 = pod.s3(pod.assume(pod.fromAgent(), Map.of()))) {
                assertThat(s3.listBuckets().buckets()).isNotEmpty();
            }
            process.toHandle().destroy(); // Process.destroy() closes its output, too.
            assertThat(out.lines()).isEmpty();
        }
        assertThat(logged.get(20, TimeUnit.SECONDS)).contains("org.gaul.s3proxy.", "kafka.");
    }

    private static String text(InputStream in) {
        try {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void takesPoliciesFromFiles() throws Exception {
        Path policy = Files.writeString(
                Files.createDirectory(directory.resolve("policies")).resolve("trust.json"), """
                {"Version": "2012-10-17", "Statement": [{
                  "Effect": "Allow", "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole"}]}
                """);
        Process process = start("--source", "web-identity", "--trust-policy", policy.toString());
        try (BufferedReader out = output(process)) {
            PodClient pod = new PodClient(variables(out));
            assertThat(pod.identity(pod.assume(pod.fromToken(), Map.of())))
                    .startsWith("arn:aws:sts::178549792225:assumed-role/example-role/");
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"kube2iam", "vault-file"})
    void servesEverySourceToAnotherProcess(String source) throws Exception {
        Process process = start("--source", source, "--target-role", "--parameter", "/shop/url=mongodb://db");
        try (BufferedReader out = output(process)) {
            Map<String, String> variables = variables(out);
            assertThat(variables).containsEntry("NXOP_SOURCE", source).containsKey("NXOP_POD_NAME");
            PodClient pod = new PodClient(variables);
            AwsCredentials target = source.equals("kube2iam") ? pod.fromMetadata() : pod.fromVaultFile();
            assertThat(pod.parameter(target, "/shop/url").value()).isEqualTo("mongodb://db");
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void printsWhatAShellCanRead() throws Exception {
        Process process = start("--source", "web-identity", "--namespace", "shell");
        try (BufferedReader out = output(process)) {
            StringBuilder lines = new StringBuilder();
            for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
                lines.append(line).append('\n');
            }
            Process shell = new ProcessBuilder(
                            "sh", "-c", lines + "echo \"$NXOP_ROLE\"; cat \"$AWS_WEB_IDENTITY_TOKEN_FILE\"")
                    .start();
            String[] said = new String(shell.getInputStream().readAllBytes(), UTF_8).split("\n", -1);
            assertThat(shell.waitFor()).isZero();
            assertThat(said[0]).isEqualTo("178549792225/example-role");
            assertThat(said[1]).startsWith("eyJ");
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void leavesNothingBehindWhenItIsToldToEndWhileStillStarting() throws Exception {
        Process process = start();
        await().atMost(20, TimeUnit.SECONDS).until(() -> !process.isAlive() || !isEmpty(directory));
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(directory).isEmptyDirectory();
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        Process process = start("--unknown");
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(err).isEqualTo("Unknown option: --unknown\n\n" + SandboxOptions.USAGE);
        assertThat(process.getInputStream()).isEmpty();
    }

    @Test
    void refusesABrokenPolicyBeforeItStartsAnything() throws Exception {
        Path policy = Files.writeString(directory.resolve("broken.json"), "{\"Version\": \"2012-10-17\"}");
        Process process = start("--trust-policy", policy.toString());
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(err).startsWith("Option --trust-policy: the file " + policy + " holds no valid IAM policy: ");
    }

    @Test
    void helps() throws Exception {
        Process process = start("--help");
        assertThat(process.getInputStream()).hasContent(SandboxOptions.USAGE);
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a/b:c=d|a/b:c=d", "a b|'a b'", "$HOME|'$HOME'", "it's|'it'\\''s'"},
            quoteCharacter = '"')
    void quotesForAShell(String value, String quoted) {
        assertThat(SandboxMain.quoted(value)).isEqualTo(quoted);
    }
}
