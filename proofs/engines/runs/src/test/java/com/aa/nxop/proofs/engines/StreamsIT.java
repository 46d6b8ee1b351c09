package com.aa.nxop.proofs.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.NxopSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kafka Streams, exactly once: with a store, its changelog and transactions. */
@Tag("engines")
@Timeout(180)
final class StreamsIT {
    private static final String COUNTS = "nxop-example-counts";

    @Test
    void everyRecordIsCountedOnce() throws Exception {
        try (NxopSandbox sandbox = Engines.sandbox(COUNTS).start()) {
            EngineFiles files = EngineFiles.of("streams", sandbox);
            Path trust = TrustStore.write(files.path("trust.p12"), sandbox.msk().caFile());
            Path properties = files.write(
                    "streams.properties",
                    "state.dir=" + files.path("state"),
                    "statestore.cache.max.bytes=0",
                    "auto.offset.reset=earliest");
            try (EngineProcess process = EngineProcess.start(
                            "kafka",
                            Engines.variables(sandbox),
                            files.path("streams.log"),
                            TrustStore.options(trust),
                            "com.aa.nxop.proofs.engines.kafka.StreamsApp",
                            properties.toString());
                    Observer source = new Observer(sandbox, sandbox.msk());
                    Observer counts = new Observer(sandbox, sandbox.msk())) {
                source.send(Engines.TOPIC);
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    assertThat(process.isAlive()).as(process::output).isTrue();
                    return !counts.read(COUNTS).isEmpty();
                });
                Renewals renewals = Renewals.of(sandbox.msk());
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> {
                            source.send(Engines.TOPIC);
                            return renewals.suffice();
                        });
                int sent = source.sent().size();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> counts.read(COUNTS).size() >= sent);
                assertThat(counts.read(COUNTS))
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, sent)
                                .mapToObj(count -> "count " + count)
                                .toList());
                process.end();
                assertThat(process.output()).doesNotContain(" ERROR ", "Exception");
            }
            assertThat(sandbox.msk().refusals()).isEmpty();
        }
    }
}
