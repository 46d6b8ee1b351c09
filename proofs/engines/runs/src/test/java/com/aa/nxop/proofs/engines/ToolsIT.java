package com.aa.nxop.proofs.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kafka's command-line tools, with the commands of the page. */
@Tag("engines")
@Timeout(180)
final class ToolsIT {
    /** What the shell scripts start. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "kafka-topics.sh", "org.apache.kafka.tools.TopicCommand",
            "kafka-console-producer.sh", "org.apache.kafka.tools.ConsoleProducer",
            "kafka-console-consumer.sh", "org.apache.kafka.tools.consumer.ConsoleConsumer");

    private static EngineProcess start(String script, EngineFiles files, NxopSandbox sandbox, Path trust)
            throws IOException {
        List<String> words = files.text("commands.sh")
                .lines()
                .map(line -> Arrays.asList(line.split(" ")))
                .filter(line -> line.get(0).equals(script))
                .findFirst()
                .orElseThrow();
        return EngineProcess.start(
                "kafka",
                Engines.variables(sandbox),
                files.path(script + ".log"),
                TrustStore.options(trust),
                PROGRAMS.get(script),
                words.subList(1, words.size()).toArray(String[]::new));
    }

    private static List<String> records(EngineProcess consumer) {
        return consumer.output()
                .lines()
                .filter(line -> line.startsWith("record "))
                .toList();
    }

    @Test
    void theConsumerPrintsWhatTheProducerReads() throws Exception {
        try (NxopSandbox sandbox = Engines.sandbox().start()) {
            EngineFiles files = EngineFiles.of("tools", sandbox);
            Path trust = TrustStore.write(files.path("trust.p12"), sandbox.msk().caFile());
            files.replacing(" client.properties ", " " + files.write("client.properties") + " ");
            try (EngineProcess topics = start("kafka-topics.sh", files, sandbox, trust)) {
                assertThat(topics.await(60)).as(topics::output).isZero();
                assertThat(topics.output().lines()).contains(Engines.TOPIC);
            }
            try (EngineProcess producer = start("kafka-console-producer.sh", files, sandbox, trust);
                    EngineProcess consumer = start("kafka-console-consumer.sh", files, sandbox, trust)) {
                List<String> typed = new ArrayList<>();
                Renewals[] renewals = {null};
                await().atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> {
                            typed.add("record " + typed.size());
                            producer.type(typed.get(typed.size() - 1));
                            if (renewals[0] == null && !records(consumer).isEmpty()) {
                                renewals[0] = Renewals.of(sandbox.msk());
                            }
                            // Each of the two processes has a session of its own.
                            return renewals[0] != null && renewals[0].count() >= 2 * Engines.RENEWALS;
                        });
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> records(consumer).size() >= typed.size());
                assertThat(records(consumer)).containsExactlyElementsOf(typed);
                assertThat(producer.output()).doesNotContain(" ERROR ", "Exception");
                assertThat(consumer.output()).doesNotContain(" ERROR ", "Exception");
            }
            assertThat(sandbox.msk().refusals()).isEmpty();
        }
    }
}
