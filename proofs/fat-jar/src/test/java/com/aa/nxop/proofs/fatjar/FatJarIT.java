package com.aa.nxop.proofs.fatjar;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The one jar, as {@code java -jar} starts it, in a process that has nothing else. */
final class FatJarIT {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .with(Part.DOCDB)
            .msk(msk -> msk.topic("nxop-example-topic"))
            .build();

    record Run(int exit, String output) {}

    private static Run java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(sandbox.environment());
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
        assertThat(java("-jar", jar())).isEqualTo(new Run(0, """
                S3: Hello
                DocumentDB: 1
                MSK: 0
                """));
    }

    @Test
    void theDoctorFindsTheChecksOfAllAdapters() throws Exception {
        Run run = java("-cp", jar(), "com.aa.nxop.access.doctor.Doctor", "--json", "--bucket", "nxop-example-data");
        assertThat(run.output())
                .contains("\"stage\": \"s3\"", "\"stage\": \"msk\"", "\"stage\": \"docdb\"")
                .doesNotContain("skipped"); // As a check is whose adapter was not found.
        assertThat(run.exit()).as(run.output()).isZero();
    }
}
