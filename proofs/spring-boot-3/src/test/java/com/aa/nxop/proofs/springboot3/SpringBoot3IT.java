package com.aa.nxop.proofs.springboot3;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The configuration class that the guide names, in a process whose variables are a pod's. Spring Boot 3.5 has Kafka 3.9, on which the sandbox's
 * broker does not run: of Kafka's clients, this proof sees only what they are made with.
 */
final class SpringBoot3IT {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    @Test
    void eachClientOfSpringBootHasTheRole() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SpringBoot3App.class.getName(),
                "--spring.main.banner-mode=off",
                "--spring.data.mongodb.database=flights",
                "--logging.level.root=warn");
        builder.environment().keySet().removeIf(name -> name.matches("(NXOP|AWS)_.*"));
        builder.environment().putAll(sandbox.environment());
        builder.environment().put("NXOP_MSK_BOOTSTRAP_SERVERS", "localhost:9098");
        Path errors = Path.of("target", "stderr.txt");
        builder.redirectError(errors.toFile());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
        assertThat(output.lines().filter(line -> line.matches("[\\w]+: .*")))
                .containsExactly(
                        "S3: Hello",
                        "DocumentDB: 1",
                        "Producers: AWS_MSK_IAM at localhost:9098",
                        "Consumers: AWS_MSK_IAM at localhost:9098",
                        "Admin: AWS_MSK_IAM at localhost:9098",
                        "Health: UP");
    }
}
