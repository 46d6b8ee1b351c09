package com.aa.nxop.proofs.kafkaclients;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka clients of a version that is not the broker's, with both mechanisms, over a renewal of the session. */
@Timeout(120)
final class KafkaClientsIT {
    private static final String VERSION = System.getProperty("clients.version");

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void adminProducerAndConsumerWork(String mechanism) throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .msk(msk -> msk.topic("nxop-example-topic"))
                .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(20)))
                .build()
                .start()) {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                    "-cp",
                    String.join(
                            File.pathSeparator, "target/classes", "target/clients-" + VERSION + "/*", "target/lib/*"),
                    ClientsApp.class.getName(),
                    "25");
            builder.environment().clear();
            builder.environment().putAll(sandbox.environment());
            builder.environment().put("NXOP_MSK_MECHANISM", mechanism);
            Process process = builder.redirectErrorStream(true).start();
            try {
                assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("kafka-clients-" + VERSION + ".jar\nAdmin: true\nRead what was sent: true\n");
                assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).isZero();
            assertThat(sandbox.requests(Endpoint.STS)).isGreaterThan(1);
        }
    }
}
