package com.aa.nxop.proofs.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.NxopSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Flink's cluster in one JVM, exactly once: checkpoints and transactions. */
@Tag("engines")
@Timeout(180)
final class FlinkIT {
    private static final String COPY = "nxop-example-copy";

    @Test
    void everyRecordIsCopiedOnce() throws Exception {
        try (NxopSandbox sandbox = Engines.sandbox(COPY).start()) {
            EngineFiles files = EngineFiles.of("flink", sandbox);
            Path trust = TrustStore.write(files.path("trust.p12"), sandbox.msk().caFile());
            List<String> options = new ArrayList<>(TrustStore.options(trust));
            // Flink's own, for Java 17.
            for (String opened : List.of("java.lang", "java.util", "java.net", "java.io")) {
                options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
            }
            try (EngineProcess process = EngineProcess.start(
                            "flink",
                            Engines.variables(sandbox),
                            files.path("flink.log"),
                            options,
                            "com.aa.nxop.proofs.engines.flink.FlinkJob",
                            files.write("flink.properties").toString());
                    Observer source = new Observer(sandbox, sandbox.msk());
                    Observer copy = new Observer(sandbox, sandbox.msk())) {
                source.send(Engines.TOPIC);
                await().atMost(Duration.ofSeconds(90)).until(() -> {
                    assertThat(process.isAlive()).as(process::output).isTrue();
                    return !copy.read(COPY).isEmpty();
                });
                Renewals renewals = Renewals.of(sandbox.msk());
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> {
                            source.send(Engines.TOPIC);
                            return renewals.suffice();
                        });
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> copy.read(COPY).size() >= source.sent().size());
                assertThat(copy.read(COPY)).containsExactlyElementsOf(source.sent());
                assertThat(process.output()).doesNotContain(" ERROR ", "Exception");
            }
            assertThat(sandbox.msk().refusals()).isEmpty();
        }
    }
}
