package com.aa.nxop.proofs.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxDocumentDb;
import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Debezium's connector for MongoDB logs in to DocumentDB. That is all that can be shown here: it begins with a change stream, also before a snapshot,
 * and the sandbox's DocumentDB has none. It tries again every few seconds, each time with new clients, and so with the session of that moment.
 */
@Tag("engines")
@Timeout(180)
final class DebeziumIT {
    private static long sessions(NxopSandbox sandbox) {
        return sandbox.docdb().logins().stream()
                .map(SandboxDocumentDb.Login::accessKeyId)
                .distinct()
                .count();
    }

    @Test
    void logsInWithTheSessionOfTheMoment() throws Exception {
        try (NxopSandbox sandbox = Engines.sandbox().with(Part.DOCDB).start()) {
            EngineFiles files = EngineFiles.of("debezium", sandbox)
                    .replacing(
                            "nxop-example.cluster-a1b2c3.us-east-1.docdb.amazonaws.com:27017",
                            sandbox.docdb().endpoint());
            // Debezium takes a cluster without databases for one that it may not look at.
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                    MongoClient mongo = NxopDocumentDb.client(nxop)) {
                mongo.getDatabase("nxop_example")
                        .getCollection("nxop_example_records")
                        .insertOne(new Document("record", 0));
            }
            long before = sessions(sandbox);
            Path trust = TrustStore.write(files.path("trust.p12"), sandbox.msk().caFile());
            try (ConnectWorker worker =
                    ConnectWorker.start(files, Engines.variables(sandbox), TrustStore.options(trust), "debezium")) {
                // So often only here.
                worker.create(
                        "source",
                        files.text("debezium-source.json")
                                .replace("{\n", "{\n  \"retriable.restart.connector.wait.ms\": \"1000\",\n"));
                await().atMost(Duration.ofSeconds(90)).until(() -> sessions(sandbox) - before > Engines.RENEWALS);
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(worker.output())
                                .contains("Aggregation stage not supported: '$changeStream'"));
                assertThat(worker.status("source")).contains("RUNNING").doesNotContain("FAILED");
            }
            assertThat(sandbox.docdb().refusals()).isEmpty();
            assertThat(sandbox.docdb().logins().stream()
                            .map(login -> login.roleArn().replaceFirst(".*/", ""))
                            .collect(Collectors.toSet()))
                    .containsExactly("example-role");
        }
    }
}
