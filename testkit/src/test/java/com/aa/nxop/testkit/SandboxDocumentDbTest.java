package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** What the sandbox says about DocumentDB; what DocumentDB does is tested beside it. */
@Tag("full")
class SandboxDocumentDbTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/teams/data/example-role";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .targetRole(ROLE)
            .region("eu-central-1")
            .docdb(docdb -> docdb.clusterId("orders"))
            .build();

    @Test
    void tellsThePodWhereDocumentDbIs() throws Exception {
        assertThat(sandbox.environment())
                .containsEntry("NXOP_DOCDB_CLUSTER_ID", "orders")
                .containsEntry("NXOP_DOCDB_DATABASE", "nxop_example")
                .containsEntry(
                        "AWS_ENDPOINT_URL_DOCDB", sandbox.uri(Endpoint.DOCDB).toString())
                .containsEntry("NXOP_DOCDB_CA_FILE", sandbox.docdb().caFile().toString())
                // A pod has to ask for it.
                .doesNotContainKey("NXOP_DOCDB_ENDPOINT");
        assertThat(Files.readString(sandbox.docdb().caFile())).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(sandbox.docdb().clusterId()).isEqualTo("orders");
    }

    /** In any region, and although the role has a path that no session tells. */
    @Test
    void letsTheTargetRoleInFromTheBeginning() {
        PodClient pod = PodClient.in(sandbox);
        AwsCredentials session = pod.assume(pod.fromAgent(), ROLE, "session", Map.of());
        String uri = "mongodb://" + sandbox.docdb().endpoint() + "/?replicaSet=rs0&retryWrites=false";
        try (MongoClient client = MongoClients.create(
                DocumentDbClients.settings(sandbox.docdb().caFile(), uri, () -> DocumentDbClients.of(session))
                        .build())) {
            client.getDatabase("nxop_example").getCollection("orders").insertOne(new Document());
        }
        assertThat(sandbox.docdb().logins()).first().satisfies(login -> {
            assertThat(login.roleArn()).isEqualTo("arn:aws:iam::123456789012:role/example-role");
            assertThat(login.sessionArn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/example-role/session");
            assertThat(login.accessKeyId()).isEqualTo(session.accessKeyId());
        });
    }

    @Test
    void saysWhatToAskForWhereThereIsNone() {
        try (NxopSandbox small = NxopSandbox.builder().start()) {
            assertThat(small.environment())
                    .doesNotContainKeys(
                            "NXOP_DOCDB_CLUSTER_ID",
                            "NXOP_DOCDB_CA_FILE",
                            "NXOP_DOCDB_DATABASE",
                            "AWS_ENDPOINT_URL_DOCDB");
            assertThatThrownBy(small::docdb)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The sandbox has no DocumentDB: ask for it with"
                            + " NxopSandbox.builder().with(Part.DOCDB).");
            assertThatThrownBy(() -> small.uri(Endpoint.DOCDB))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The sandbox has no endpoint DOCDB: ask for it with"
                            + " NxopSandbox.builder().with(Part.DOCDB).");
        }
    }

    @Test
    void isAWorldOfItsOwnAfterARestart() {
        NxopSandbox again = NxopSandbox.builder().with(Part.DOCDB).build();
        again.start();
        Path first = again.docdb().caFile();
        again.docdb().deregister(again.targetRole());
        again.close();
        assertThat(first).doesNotExist();
        assertThatThrownBy(again::docdb).hasMessageStartingWith("The sandbox is not running");
        try (NxopSandbox second = again.start()) {
            assertThat(second.docdb().caFile()).exists().isNotEqualTo(first);
            assertThat(second.docdb().logins()).isEmpty();
            assertThat(second.docdb().refusals()).isEmpty();
            assertThat(second.docdb().openConnections()).isZero();
        }
    }

    private static Set<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return Stream.concat(
                            files.map(file -> file.getFileName().toString()),
                            Thread.getAllStackTraces().keySet().stream()
                                    .filter(Thread::isAlive)
                                    .map(Thread::toString))
                    .filter(name -> name.contains("nxop-sandbox"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void leavesNothingBehindWhenTheSandboxFailsHalfWay() throws IOException {
        Set<String> before = leftovers();
        Consumer<Endpoint> broken = endpoint -> {
            if (endpoint == Endpoint.DOCDB) {
                throw new IllegalStateException("no port left");
            }
        };
        SandboxSettings settings = NxopSandbox.builder().with(Part.DOCDB).settings();
        assertThatThrownBy(() -> new World(settings, broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no port left");
        assertThat(leftovers()).isEqualTo(before);
    }
}
