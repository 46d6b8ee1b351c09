package com.aa.nxop.proofs.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxMsk;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Kafka Connect, distributed: from a file over MSK into DocumentDB, with the MongoDB Kafka connector. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
final class ConnectIT {
    @Test
    void everyLineOfTheFileIsOneDocument() throws Exception {
        try (NxopSandbox sandbox = Engines.sandbox().with(Part.DOCDB).start()) {
            EngineFiles files = EngineFiles.of("connect", sandbox);
            Path trust = TrustStore.write(
                    files.path("trust.p12"),
                    sandbox.msk().caFile(),
                    sandbox.docdb().caFile());
            Path lines = Files.writeString(files.path("lines.txt"), "");
            files.replacing("/var/nxop-example/lines.txt", lines)
                    .replacing(
                            "nxop-example.cluster-a1b2c3.us-east-1.docdb.amazonaws.com:27017",
                            sandbox.docdb().endpoint())
                    .replacing("/etc/nxop/docdb/global-bundle.p12", trust);
            try (ConnectWorker worker = ConnectWorker.start(
                            files, Engines.variables(sandbox), TrustStore.options(trust), "mongo-kafka");
                    NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                    MongoClient mongo = NxopDocumentDb.client(nxop)) {
                worker.create("source", files.text("file-source.json"));
                worker.create("sink", files.text("mongo-sink.json"));
                List<Integer> written = write(lines, sandbox, records(mongo));
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> records(mongo).countDocuments() >= written.size());
                assertThat(records(mongo)
                                .find()
                                .map(document -> document.getInteger("record"))
                                .into(new ArrayList<>()))
                        .containsExactlyInAnyOrderElementsOf(written);
                assertThat(worker.status("source")).contains("RUNNING").doesNotContain("FAILED");
                assertThat(worker.status("sink")).contains("RUNNING").doesNotContain("FAILED");
                assertThat(worker.output()).doesNotContain(" ERROR ", "Exception");
            }
            assertThat(sandbox.msk().refusals()).isEmpty();
            assertThat(Renewals.roles(sandbox.msk())).containsExactly("example-role");
            // On connections that stayed open.
            assertThat(sandbox.msk().logins()).anyMatch(SandboxMsk.Login::reauthentication);
        }
    }

    private static MongoCollection<Document> records(MongoClient mongo) {
        return mongo.getDatabase("nxop_example").getCollection("nxop_example_records");
    }

    /** Until the engine has renewed its session often enough, from the first document on. */
    private static List<Integer> write(Path lines, NxopSandbox sandbox, MongoCollection<Document> records)
            throws Exception {
        int[] written = {0};
        Renewals[] renewals = {null};
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    Files.writeString(lines, "{\"record\": " + written[0]++ + "}\n", StandardOpenOption.APPEND);
                    if (renewals[0] == null && records.countDocuments() > 0) {
                        renewals[0] = Renewals.of(sandbox.msk());
                    }
                    return renewals[0] != null && renewals[0].suffice();
                });
        return IntStream.range(0, written[0]).boxed().toList();
    }
}
