package com.aa.nxop.proofs.fatjar;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The one jar, as {@code java -jar} starts it, in a process that has nothing else; the AWS SDK's modules {@code kafka} and {@code docdb} are not in it. */
final class FatJarIT {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .with(Part.DOCDB)
            .msk(msk -> msk.topic("nxop-example-topic"))
            .build();

    /** Brokers and endpoint are named: the one jar has no client of a control plane. */
    private static Map<String, String> named() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.remove("NXOP_MSK_CLUSTER_ARN");
        variables.put("NXOP_MSK_BOOTSTRAP_SERVERS", sandbox.msk().bootstrapServers());
        variables.remove("NXOP_DOCDB_CLUSTER_ID");
        variables.put("NXOP_DOCDB_ENDPOINT", sandbox.docdb().endpoint());
        return variables;
    }

    record Run(int exit, String output) {}

    private static Run java(Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.redirectError(Path.of("target", "stderr.txt").toFile());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static String jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-all.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }

    @Test
    void theApplicationRuns() throws Exception {
        assertThat(java(named(), "-jar", jar())).isEqualTo(new Run(0, """
                S3: Hello
                DocumentDB: 1
                MSK: 0
                """));
    }

    /** Issue 22, 4: as it is with a cluster's id or ARN alone. */
    @Test
    void whereAClusterIsToBeLookedUpTheMissingModuleIsNamed() throws Exception {
        Map<String, String> variables = named();
        variables.remove("NXOP_DOCDB_ENDPOINT");
        variables.put("NXOP_DOCDB_CLUSTER_ID", "orders");
        java(variables, "-jar", jar());
        assertThat(Files.readString(Path.of("target", "stderr.txt"))).contains("""
                com.aa.nxop.access.AccessException: NXOP_DOCDB_CLUSTER_ID is orders, but the class path has no client for DocumentDB's \
                control plane. The SDK asks it for the cluster's endpoint.
                  Remedy: Add the dependency software.amazon.awssdk:docdb:2.57.8, or set NXOP_DOCDB_ENDPOINT.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-library-missing
                """);
        variables = named();
        variables.remove("NXOP_MSK_BOOTSTRAP_SERVERS");
        variables.put("NXOP_MSK_CLUSTER_ARN", sandbox.msk().clusterArn());
        java(variables, "-jar", jar());
        assertThat(Files.readString(Path.of("target", "stderr.txt")))
                .contains("AccessException: NXOP_MSK_CLUSTER_ARN is "
                        + sandbox.msk().clusterArn()
                        + ", but the class path has no client for MSK's control plane. The SDK asks it for the cluster's brokers.\n"
                        + "  Remedy: Add the dependency software.amazon.awssdk:kafka:2.57.8, or set NXOP_MSK_BOOTSTRAP_SERVERS.\n"
                        + "  More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-library-missing\n");
    }

    @Test
    void theDoctorFindsTheChecksOfAllAdapters() throws Exception {
        Run run = java(
                named(),
                "-cp",
                jar(),
                "com.aa.nxop.access.doctor.Doctor",
                "--json",
                "--timeout",
                "60",
                "--bucket",
                "nxop-example-data");
        assertThat(run.output())
                .contains("\"stage\": \"s3\"", "\"stage\": \"msk\"", "\"stage\": \"docdb\"")
                .doesNotContain("skipped"); // As a check is whose adapter was not found.
        assertThat(run.exit()).as(run.output()).isZero();
    }

    /** An application that reads its role from a file of its own; Spring Boot is not there, and the Doctor needs none. */
    @Test
    void theDoctorReadsThePropertiesOfTheApplication(@TempDir Path folder) throws Exception {
        Map<String, String> variables = named();
        Path file = Files.writeString(folder.resolve("app.properties"), "nxop.role=" + variables.remove("NXOP_ROLE"));
        Run run = java(
                variables, "-cp", jar(), "com.aa.nxop.access.doctor.Doctor", "--properties", file.toString(), "--json");
        assertThat(run.output()).contains("\"origin\": \"file\"");
        assertThat(run.exit()).as(run.output()).isZero();
        Run spring = java(variables, "-cp", jar(), "com.aa.nxop.access.doctor.Doctor", "--spring");
        assertThat(Files.readString(Path.of("target", "stderr.txt")))
                .contains("'--spring' needs Spring Boot on the class path, and org.springframework.");
        assertThat(spring.exit()).isEqualTo(2);
    }
}
