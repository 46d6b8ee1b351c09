package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxDocumentDb;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

@Tag("full")
class FailoverTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .with(Part.DOCDB)
            .sts(sts -> sts.sessionLifetime(Duration.ofMinutes(5)))
            .build();

    private final SandboxDocumentDb docdb = sandbox.docdb();

    @AfterEach
    void restore() {
        docdb.members().forEach(docdb::startMember);
        docdb.clearFaults();
    }

    private static void write(MongoClient client) {
        DocumentDbClients.orders(client).insertOne(new Document());
    }

    /** What an application does that retries its writes itself. */
    private static void writeSooner(MongoClient client) {
        await().atMost(Duration.ofSeconds(15))
                .ignoreExceptionsInstanceOf(MongoException.class)
                .until(() -> {
                    write(client);
                    return true;
                });
    }

    private long loginsAt(String member) {
        return docdb.logins().stream()
                .filter(login -> login.member().equals(member))
                .count();
    }

    @Test
    void writesGoToTheOtherMember() {
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox))) {
            write(client);
            String old = docdb.primary();
            long before = loginsAt(old);
            docdb.failover();
            assertThat(docdb.primary()).isNotEqualTo(old).isIn(docdb.members());
            MongoNotPrimaryException told = catchThrowableOfType(MongoNotPrimaryException.class, () -> write(client));
            assertThat(told.getCode()).isEqualTo(10107);
            writeSooner(client);

            // The old primary's connection was never cut: it serves again, without another login.
            docdb.failover();
            assertThat(docdb.primary()).isEqualTo(old);
            assertThatThrownBy(() -> write(client)).isInstanceOf(MongoNotPrimaryException.class);
            writeSooner(client);
            assertThat(loginsAt(old)).isEqualTo(before);
        }
    }

    @Test
    void onlyCutSocketsLogInAgain() {
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox))) {
            write(client);
            DocumentDbClients.orders(client)
                    .withReadPreference(ReadPreference.secondary())
                    .countDocuments();
            String primary = docdb.primary();
            String secondary = docdb.members().stream()
                    .filter(member -> !member.equals(primary))
                    .findFirst()
                    .orElseThrow();
            long atPrimary = loginsAt(primary);
            long atSecondary = loginsAt(secondary);
            docdb.cutConnections(primary);
            writeSooner(client);
            DocumentDbClients.orders(client)
                    .withReadPreference(ReadPreference.secondary())
                    .countDocuments();
            assertThat(loginsAt(primary)).isGreaterThan(atPrimary);
            assertThat(loginsAt(secondary)).isEqualTo(atSecondary);

            docdb.cutConnections();
            assertThat(docdb.openConnections()).isZero();
            writeSooner(client);
        }
    }

    @Test
    void aStoppedMemberRefusesConnectionsAndComesBackWhereItWas() {
        String old = docdb.primary();
        int port = Integer.parseInt(old.split(":", 2)[1]);
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox))) {
            write(client);
            docdb.stopMember(old);
            docdb.stopMember(old);
            assertThatThrownBy(() -> new Socket("localhost", port).close()).isInstanceOf(IOException.class);
            docdb.failover();
            writeSooner(client);
            assertThat(docdb.members()).contains(old);
            docdb.startMember(old);
            docdb.startMember(old);
            docdb.failover();
            writeSooner(client);
            assertThat(docdb.primary()).isEqualTo(old);
        }
    }

    @Test
    void secondariesTakeNoWritesAndOnlyReadsThatAreMeantForThem() throws Exception {
        docdb.failover();
        // It always goes to the first member.
        try (WireClient client = new WireClient(docdb)) {
            BsonDocument hello = client.ask("admin", "{hello: 1}");
            boolean primary = hello.getBoolean("isWritablePrimary").getValue();
            if (primary) {
                docdb.failover();
                hello = client.ask("admin", "{hello: 1}");
            }
            assertThat(hello.getBoolean("isWritablePrimary").getValue()).isFalse();
            assertThat(hello.getBoolean("secondary").getValue()).isTrue();
            assertThat(hello.getString("primary").getValue()).isEqualTo(docdb.primary());
            assertThat(hello.getString("me").getValue()).isEqualTo(docdb.endpoint());
            new HandMadeLogin(DocumentDbClients.session(sandbox)).over(client, UnaryOperator.identity());

            for (String write : List.of(
                    "{insert: 'orders', documents: [{_id: 1}]}",
                    "{aggregate: 'orders', pipeline: [{$out: 'copy'}], cursor: {}}",
                    "{drop: 'orders'}")) {
                BsonDocument told = client.ask("shop", write);
                assertThat(told.getInt32("code").getValue()).isEqualTo(10107);
                assertThat(told.getString("codeName").getValue()).isEqualTo("NotWritablePrimary");
                assertThat(told.getString("errmsg").getValue()).isEqualTo("not primary");
            }
            BsonDocument read = client.ask("shop", "{find: 'orders'}");
            assertThat(read.getInt32("code").getValue()).isEqualTo(13435);
            assertThat(read.getString("errmsg").getValue()).isEqualTo("not primary and secondaryOk=false");
            assertThat(client.ask("shop", "{find: 'orders', $readPreference: {mode: 'secondaryPreferred'}}")
                            .containsKey("cursor"))
                    .isTrue();
        }
    }

    @Test
    void connectionsOutliveTheSessionThatTheyWereOpenedWith() {
        AwsSessionCredentials session = DocumentDbClients.session(sandbox);
        try (MongoClient client = DocumentDbClients.client(sandbox, session)) {
            write(client);
            int logins = docdb.logins().size();
            sandbox.clock().advance(Duration.ofMinutes(6));
            try {
                write(client);
                assertThat(docdb.logins()).hasSize(logins);
                docdb.cutConnections();
                assertThatThrownBy(() -> {
                            try {
                                write(client);
                            } catch (MongoSocketException e) {
                                // Of the connection that was cut.
                                write(client);
                            }
                        })
                        .isInstanceOf(MongoException.class);
                assertThat(docdb.refusals())
                        .last()
                        .extracting(SandboxDocumentDb.Refusal::why)
                        .isEqualTo("SESSION_EXPIRED: The security token included in the request is expired");
            } finally {
                sandbox.clock().advance(Duration.ofMinutes(-6));
            }
            // Back in time, which is as good as a new session.
            writeSooner(client);
        }
    }

    /** Otherwise another server of this machine could take it, and clients would meet that one. */
    @Test
    void aStoppedMemberKeepsItsPort() throws IOException {
        try (NxopSandbox fresh = NxopSandbox.builder().with(Part.DOCDB).start();
                ServerSocket other = new ServerSocket()) {
            String member = fresh.docdb().primary();
            fresh.docdb().stopMember(member);
            other.setReuseAddress(false);
            InetSocketAddress taken =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(member.split(":", 2)[1]));
            assertThatThrownBy(() -> other.bind(taken)).isInstanceOf(BindException.class);
        }
    }

    @Test
    void refusesMembersThatItDoesNotHave() {
        String message = "The sandbox's DocumentDB has the members " + docdb.members() + ", but found \"localhost:1\".";
        assertThatThrownBy(() -> docdb.cutConnections("localhost:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> docdb.stopMember("localhost:1")).hasMessage(message);
        assertThatThrownBy(() -> docdb.startMember("localhost:1")).hasMessage(message);
    }

    @Test
    void readsGoOnWhileThereIsAnyMember() {
        String uri = DocumentDbClients.uri(sandbox) + "&readPreference=secondaryPreferred";
        try (MongoClient client = MongoClients.create(
                DocumentDbClients.settings(sandbox, uri, () -> DocumentDbClients.of(DocumentDbClients.session(sandbox)))
                        .build())) {
            DocumentDbClients.orders(client).insertOne(new Document("_id", "stays"));
            docdb.stopMember(docdb.primary());
            assertThat(DocumentDbClients.orders(client)
                            .find(Filters.eq("_id", "stays"))
                            .first())
                    .isNotNull();
        }
    }
}
