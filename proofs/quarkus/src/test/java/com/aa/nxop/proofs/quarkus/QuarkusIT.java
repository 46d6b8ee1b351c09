package com.aa.nxop.proofs.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application as Quarkus builds it, in a process whose variables are a pod's. */
@Tag("quarkus")
final class QuarkusIT {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .with(Part.DOCDB)
            .msk(msk -> msk.topic("flights"))
            .build();

    @Test
    void eachClientOfQuarkusHasTheRole() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        builder.environment().keySet().removeIf(name -> name.matches("(NXOP|AWS)_.*"));
        builder.environment().putAll(sandbox.environment());
        Path errors = Path.of("target", "stderr.txt");
        builder.redirectError(errors.toFile());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
        assertThat(output.lines().filter(line -> line.matches("[\\w]+: .*")))
                .as(output)
                .containsExactly("S3: Hello", "DocumentDB: 1", "MSK: AA107");
        assertThat(sandbox.msk().refusals()).isEmpty();
    }
}
