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
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The short form of two engines, in this JVM: Kafka Connect from a file over MSK into DocumentDB, and MirrorMaker 2 from that cluster into
 * another. The same records pass both, over a renewal of each of the three roles.
 */
@Timeout(240)
@SuppressWarnings("try") // Of the pod's properties only the close matters.
final class ConnectAndMirrorMakerIT {
    private static final String COPY = "source." + Engines.TOPIC;
    private static final String ROLE = "arn:aws:iam::178549792225:role/";

    /** Little to set up, and less than a second where a worker would wait for others. */
    private static final String QUICK = """
            offset.flush.interval.ms=500
            offset.storage.partitions=1
            status.storage.partitions=1
            scheduled.rebalance.max.delay.ms=0
            task.shutdown.graceful.timeout.ms=200
            plugin.discovery=service_load
            emit.heartbeats.enabled=false
            """;

    /** May do everything in one cluster, and nothing in another. */
    private static String permissions(String cluster) {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "kafka-cluster:*",
                   "Resource": "arn:aws:kafka:us-east-1:178549792225:*/%s/*"}]}
                """.formatted(cluster);
    }

    private static Map<String, String> properties(String... text) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(String.join("\n", text)));
        Map<String, String> map = new HashMap<>();
        properties.forEach((name, value) -> map.put((String) name, (String) value));
        return map;
    }

    @Test
    void everyLineOfTheFileIsOneDocumentAndOneRecordInTheOtherCluster() throws Exception {
        try (NxopSandbox sandbox = Engines.sandbox()
                .with(Part.DOCDB)
                .role(ROLE + "source-role", permissions("nxop-example"))
                .role(ROLE + "target-role", permissions("nxop-mirror"))
                .start()) {
            SandboxMsk target = sandbox.msk().addCluster("nxop-mirror");
            EngineFiles files = EngineFiles.of("short", sandbox)
                    .replacing("b-1.mirror.d4e5f6.c2.kafka.us-east-1.amazonaws.com:9098", target.bootstrapServers());
            Path lines = Files.writeString(files.path("lines.txt"), "");
            Path trust = TrustStore.write(
                    files.path("trust.p12"),
                    sandbox.msk().caFile(),
                    sandbox.docdb().caFile());
            files.replacing("/var/nxop-example/lines.txt", lines)
                    .replacing(
                            "nxop-example.cluster-a1b2c3.us-east-1.docdb.amazonaws.com:27017",
                            sandbox.docdb().endpoint())
                    .replacing("/etc/nxop/docdb/global-bundle.p12", trust);
            Map<String, String> variables = Engines.variables(sandbox);
            // Of two clusters in one process, the worker names the one that is its own.
            String cluster = variables.remove("NXOP_MSK_CLUSTER_ARN");
            try (PodProperties pod = new PodProperties(variables)
                            .and("javax.net.ssl.trustStore", trust)
                            .and("javax.net.ssl.trustStorePassword", "changeit")
                            .set();
                    NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()));
                    MongoClient mongo = NxopDocumentDb.client(nxop);
                    Observer mirror = new Observer(sandbox, target)) {
                // As its option --clusters does: it copies to this cluster alone.
                MirrorMaker mirrorMaker =
                        new MirrorMaker(properties(files.text("mm2.properties"), QUICK), List.of("target"));
                mirrorMaker.start();
                try (EmbeddedConnect worker = new EmbeddedConnect(properties(
                        files.text("connect-distributed.properties"),
                        "config.providers.nxop.param.nxopMskClusterArn=" + cluster,
                        "listeners=http://127.0.0.1:0",
                        QUICK))) {
                    refusesAnUnknownSetting(worker, files.text("mongo-sink.json"));
                    assertThat(worker.create("source", files.text("file-source.json"))
                                    .statusCode())
                            .isEqualTo(201);
                    assertThat(worker.create("sink", files.text("mongo-sink.json"))
                                    .statusCode())
                            .isEqualTo(201);
                    List<String> written = write(lines, sandbox, target, records(mongo));
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> records(mongo).countDocuments() >= written.size()
                                    && mirror.read(COPY).size() >= written.size());
                    assertThat(mirror.read(COPY)).containsExactlyElementsOf(written);
                    assertThat(records(mongo)
                                    .find()
                                    .map(document -> "{\"record\": " + document.getInteger("record") + "}")
                                    .into(new ArrayList<>()))
                            .containsExactlyInAnyOrderElementsOf(written);
                    assertThat(worker.status("sink")).contains("RUNNING").doesNotContain("FAILED");
                } finally {
                    mirrorMaker.stop();
                    mirrorMaker.awaitStop();
                }
            }
            assertThat(sandbox.msk().refusals()).isEmpty();
            assertThat(target.refusals()).isEmpty();
            assertThat(Renewals.roles(sandbox.msk())).containsExactlyInAnyOrder("example-role", "source-role");
            assertThat(Renewals.roles(target)).containsExactly("target-role");
            assertThat(sandbox.msk().logins()).anyMatch(SandboxMsk.Login::reauthentication);
        }
    }

    private static void refusesAnUnknownSetting(EmbeddedConnect worker, String sink) {
        HttpResponse<String> answer =
                worker.create("wrong", sink.replace("{\n", "{\n  \"nxopRol\": \"178549792225/other-role\",\n"));
        assertThat(answer.body())
                .contains("the connector's setting nxopRol is not a setting of this SDK. Did you mean nxopRole?");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static MongoCollection<Document> records(MongoClient mongo) {
        return mongo.getDatabase("nxop_example").getCollection("nxop_example_records");
    }

    /** Until each cluster has seen a renewal, from the first document on. */
    private static List<String> write(
            Path lines, NxopSandbox sandbox, SandboxMsk target, MongoCollection<Document> records) {
        int[] written = {0};
        Renewals[] renewals = {null, null};
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    Files.writeString(lines, "{\"record\": " + written[0]++ + "}\n", StandardOpenOption.APPEND);
                    if (renewals[0] == null && records.countDocuments() > 0) {
                        renewals[0] = Renewals.of(sandbox.msk());
                        renewals[1] = Renewals.of(target);
                    }
                    return renewals[0] != null && renewals[0].suffice() && renewals[1].suffice();
                });
        return IntStream.range(0, written[0])
                .mapToObj(record -> "{\"record\": " + record + "}")
                .toList();
    }
}
