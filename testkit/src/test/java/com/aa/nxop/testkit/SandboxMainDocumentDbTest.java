package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.docdb.DocDbClient;
import software.amazon.awssdk.services.docdb.model.DBCluster;

/** DocumentDB in a process of its own, which logs all that it can. */
@Tag("full")
@Timeout(60)
class SandboxMainDocumentDbTest {
    @TempDir
    private Path directory;

    private Process start(Path log) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + directory,
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SandboxMain.class.getName(),
                        "--with",
                        "docdb")
                .redirectError(log.toFile())
                .start();
    }

    private static Map<String, String> variables(BufferedReader out) throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
            String[] parts =
                    Objects.requireNonNull(line).substring("export ".length()).split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return variables;
    }

    private static String endpoint(Map<String, String> variables, AwsSessionCredentials session) {
        try (DocDbClient docdb = DocDbClient.builder()
                .endpointOverride(URI.create(Objects.requireNonNull(variables.get("AWS_ENDPOINT_URL_DOCDB"))))
                .region(Region.of("us-east-1"))
                .credentialsProvider(StaticCredentialsProvider.create(session))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            DBCluster cluster = docdb.describeDBClusters(
                            r -> r.dbClusterIdentifier(variables.get("NXOP_DOCDB_CLUSTER_ID")))
                    .dbClusters()
                    .get(0);
            return cluster.endpoint() + ":" + cluster.port();
        }
    }

    @Test
    void servesAnotherProcessAndWritesNoSecretToItsLog() throws Exception {
        Path log = Files.createTempFile("docdb", ".log");
        Process process = start(log);
        AwsSessionCredentials session;
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            Map<String, String> variables = variables(out);
            PodClient pod = new PodClient(variables);
            session = (AwsSessionCredentials) pod.assume(pod.fromAgent(), Map.of());
            Path ca = Path.of(Objects.requireNonNull(variables.get("NXOP_DOCDB_CA_FILE")));
            String uri = "mongodb://" + endpoint(variables, session) + "/?replicaSet=rs0&retryWrites=false";
            try (MongoClient client =
                    MongoClients.create(DocumentDbClients.settings(ca, uri, () -> DocumentDbClients.of(session))
                            .build())) {
                client.getDatabase(Objects.requireNonNull(variables.get("NXOP_DOCDB_DATABASE")))
                        .getCollection("orders")
                        .insertOne(new Document("_id", 1));
            }
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(directory).isEmptyDirectory();
        assertThat(log)
                .content()
                // It did say everything else.
                .contains("created collection nxop_example.orders")
                .doesNotContain(session.sessionToken(), session.secretAccessKey(), "Signature=");
        Files.delete(log);
    }
}
