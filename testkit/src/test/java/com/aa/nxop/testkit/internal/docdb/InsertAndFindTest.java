package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxDocumentDb;
import com.mongodb.ReadPreference;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

@Tag("full")
class InsertAndFindTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    @Test
    void worksUnderTheAssumedRole() {
        AwsSessionCredentials session = DocumentDbClients.session(sandbox);
        try (MongoClient client = DocumentDbClients.client(sandbox, session)) {
            MongoCollection<Document> orders = DocumentDbClients.orders(client);
            orders.insertOne(new Document("_id", "works").append("total", 7));
            assertThat(orders.find(Filters.eq("_id", "works")).first())
                    .isEqualTo(new Document("_id", "works").append("total", 7));
        }
        assertThat(sandbox.docdb().logins())
                .filteredOn(login -> login.accessKeyId().equals(session.accessKeyId()))
                .isNotEmpty()
                .allSatisfy(login -> {
                    assertThat(login.roleArn()).isEqualTo("arn:aws:iam::178549792225:role/example-role");
                    assertThat(login.sessionArn())
                            .isEqualTo("arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app");
                    assertThat(sandbox.docdb().members()).contains(login.member());
                    assertThat(login.at()).isBefore(sandbox.clock().instant().plusMillis(1));
                });
    }

    @Test
    void takesManyDocumentsInSeveralBatches() {
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox))) {
            MongoCollection<Document> many = client.getDatabase("shop").getCollection("many");
            many.insertMany(
                    IntStream.range(0, 500).mapToObj(i -> new Document("i", i)).toList());
            assertThat(many.find().batchSize(50).into(new ArrayList<>())).hasSize(500);
            assertThat(many.countDocuments(Filters.lt("i", 10))).isEqualTo(10);
            assertThat(many.updateMany(Filters.lt("i", 10), Updates.set("few", true))
                            .getModifiedCount())
                    .isEqualTo(10);
            assertThat(many.aggregate(List.of(new Document("$match", new Document("few", true))))
                            .into(new ArrayList<>()))
                    .hasSize(10);
            assertThat(many.deleteMany(Filters.exists("few")).getDeletedCount()).isEqualTo(10);
        }
    }

    @Test
    void looksLikeAReplicaSetOfTwo() {
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox))) {
            Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
            SandboxDocumentDb docdb = sandbox.docdb();
            assertThat(hello)
                    .containsEntry("setName", "rs0")
                    .containsEntry("hosts", docdb.members())
                    .containsEntry("primary", docdb.primary())
                    .containsEntry("me", docdb.primary())
                    .containsEntry("isWritablePrimary", true)
                    .containsEntry("secondary", false)
                    .containsEntry("logicalSessionTimeoutMinutes", 30)
                    .containsEntry("maxWireVersion", 13);
            Document older =
                    client.getDatabase("admin").runCommand(new Document("isMaster", 1).append("helloOk", true));
            assertThat(older)
                    .containsEntry("ismaster", true)
                    .containsEntry("helloOk", true)
                    .doesNotContainKey("isWritablePrimary");
            assertThat(docdb.members()).hasSize(2).allMatch(member -> member.matches("localhost:\\d+"));
            assertThat(docdb.endpoint()).isEqualTo(docdb.members().get(0));
        }
    }

    @Test
    void readsFromTheSecondaryWhatWasWrittenToThePrimary() {
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox))) {
            DocumentDbClients.orders(client).insertOne(new Document("_id", "both"));
            assertThat(DocumentDbClients.orders(client)
                            .withReadPreference(ReadPreference.secondary())
                            .find(Filters.eq("_id", "both"))
                            .first())
                    .isNotNull();
        }
        assertThat(sandbox.docdb().logins())
                .extracting(SandboxDocumentDb.Login::member)
                .contains(sandbox.docdb().members().toArray(String[]::new));
    }

    /** The driver says so while it closes, and waits for no answer. */
    @Test
    void letsClientSessionsEnd() {
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox));
                ClientSession session = client.startSession()) {
            DocumentDbClients.orders(client).insertOne(session, new Document("_id", "in a session"));
            assertThat(DocumentDbClients.orders(client).find(session).first()).isNotNull();
        }
    }

    @Test
    void takesManyConnectionsAtOnce() {
        AwsSessionCredentials session = DocumentDbClients.session(sandbox);
        try (MongoClient client = DocumentDbClients.client(sandbox, "&minPoolSize=50&maxConnecting=10", session)) {
            DocumentDbClients.orders(client).insertOne(new Document());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(sandbox.docdb().logins().stream()
                                    .filter(login -> login.accessKeyId().equals(session.accessKeyId()))
                                    .filter(login -> login.member()
                                            .equals(sandbox.docdb().primary())))
                            .hasSize(50));
            assertThat(sandbox.docdb().openConnections()).isGreaterThanOrEqualTo(50);
        }
        assertThat(sandbox.docdb().refusals()).isEmpty();
    }

    @Test
    void countsOpenConnections() {
        await().until(() -> sandbox.docdb().openConnections() == 0);
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox))) {
            assertThat(DocumentDbClients.orders(client).countDocuments()).isNotNegative();
            assertThat(sandbox.docdb().openConnections()).isEqualTo(1);
        }
        await().until(() -> sandbox.docdb().openConnections() == 0);
    }
}
