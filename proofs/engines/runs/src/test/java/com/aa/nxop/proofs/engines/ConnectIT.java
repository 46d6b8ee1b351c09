package com.aa.nxop.proofs.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.testkit.MskLogin;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Test;

/** Kafka Connect, distributed: from a file over MSK into DocumentDB. */
@Timeout(180)
final class ConnectIT {
    @Test
    void recordsGoFromTheFileIntoDocumentDbOnceOverThreeRenewals() throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .with(Part.MSK, Part.DOCDB)
                .topic("nxop-example-topic")
                .sessionLifetime(Engines.SESSION)
                .start()) {
            Path trust = TrustStore.write(
                    Path.of("target", "connect.p12").toAbsolutePath(),
                    sandbox.msk().caFile(),
                    sandbox.docdb().caFile());
            sandbox.docdb().register(sandbox.targetRole());
            EngineFiles files = EngineFiles.of("connect", sandbox);
            Path lines = Files.writeString(files.path("lines.txt"), "");
            files.replacing("/var/nxop-example/lines.txt", lines)
                    .replacing(
                            "nxop-example.cluster-a1b2c3.us-east-1.docdb.amazonaws.com:27017",
                            sandbox.docdb().endpoint())
                    .replacing("/etc/nxop/docdb/global-bundle.p12", trust);
            try (ConnectWorker worker =
                            ConnectWorker.start(files, Engines.variables(sandbox), TrustStore.options(trust), "mongo-kafka");
                    NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                    MongoClient mongo = NxopDocumentDb.client(nxop)) {
                worker.create("source", files.text("file-source.json"));
                worker.create("sink", files.text("mongo-sink.json"));
                MongoCollection<Document> records =
                        mongo.getDatabase("nxop_example").getCollection("nxop_example_records");
                int[] written = {0};
                await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(100)).until(() -> {
                    Files.writeString(lines, "{\"record\": " + written[0]++ + "}\n", StandardOpenOption.APPEND);
                    return records.countDocuments() > 0 && Renewals.of(sandbox) >= 3;
                });
                List<Integer> all = IntStream.range(0, written[0]).boxed().toList();
                await().atMost(Duration.ofSeconds(30)).until(() -> records.countDocuments() >= all.size());
                assertThat(records.find().map(record -> record.getInteger("record")).into(new java.util.ArrayList<>()))
                        .containsExactlyInAnyOrderElementsOf(all);
                assertThat(worker.status("source")).contains("RUNNING").doesNotContain("FAILED");
                assertThat(worker.status("sink")).contains("RUNNING").doesNotContain("FAILED");
                assertThat(sandbox.msk().refusals()).isEmpty();
                assertThat(sandbox.msk().logins()).extracting(MskLogin::principal).hasSize(1);
                assertThat(Renewals.reauthenticated(sandbox)).isTrue();
            } finally {
                System.out.println(sandbox.msk().logins().size() + " logins, docdb " + sandbox.docdb().logins().size() + " " + sandbox.docdb().refusals() + sandbox.msk().refusals());
            }
        }
    }
}
