package com.aa.nxop.access.docdb;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxDocumentDb;
import com.mongodb.MongoClientException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No answer, though both members can be reached, or one of them can: seldom a matter of the network. */
@Tag("full")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
final class MissingAnswerTest {
    private final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
    private final NxopAccess nxop = Access.in(sandbox);

    @AfterEach
    void stop() {
        nxop.close();
        sandbox.close();
    }

    private MongoClientSettings.Builder direct(String member, String options) {
        return NxopDocumentDb.settings(nxop, "mongodb://" + member + "/?directConnection=true" + options);
    }

    private AccessException explained(MongoClient client, MongoException failure) {
        assertThat(failure).isNotNull();
        return NxopDocumentDb.explain(nxop, client, failure);
    }

    @Test
    void noFreeConnection() throws Exception {
        String member = sandbox.docdb().endpoint();
        MongoClient client = MongoClients.create(
                direct(member, "&maxPoolSize=1&waitQueueTimeoutMS=300").build());
        try (client) {
            sandbox.docdb().inject(SandboxDocumentDb.LoginFault.hang());
            CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> Clients.use(client));
            CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> Clients.use(client));
            MongoException failure = (MongoException) CompletableFuture.anyOf(holder, waiter)
                    .handle((done, e) -> e.getCause())
                    .get(20, SECONDS);
            AccessException explained = explained(client, failure);
            assertThat(explained.finding().id()).isEqualTo("docdb-no-connection");
            assertThat(explained.retryable()).isTrue();
            assertThat(explained.what())
                    .startsWith(
                            "All connections of the client to DocumentDB are in use, and none became free in time: Timed out"
                                    + " after ");
            assertThat(explained.remedy()).startsWith("Raise maxPoolSize, or use connections for a shorter time");

            client.close();
            assertThat(explained(client, failure).finding().id()).isEqualTo("docdb-no-connection");
            sandbox.docdb().clearFaults();
        }
    }

    @Test
    void aLoginThatHangs() {
        sandbox.docdb().inject(SandboxDocumentDb.LoginFault.hang());
        MongoClientSettings settings = NxopDocumentDb.settings(nxop).build();
        AccessException failure = catchThrowableOfType(
                AccessException.class, () -> new FirstLogin(nxop, Duration.ofSeconds(5)).client(settings));
        assertThat(failure.finding().id()).isEqualTo("docdb-timeout");
        assertThat(failure.what())
                .startsWith("DocumentDB is up, but a command, or the login before it, took too long: ");
        assertThat(failure.remedy()).contains("StsGetCallerIdentityCalls");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aCommandThatTakesTooLong() {
        try (MongoClient client = NxopDocumentDb.client(nxop)) {
            ServerAddress member = new ServerAddress("localhost");
            for (MongoException late : new MongoException[] {
                new MongoOperationTimeoutException("Timeout while receiving message"),
                new MongoSocketReadTimeoutException("Timeout while receiving message", member, new Exception())
            }) {
                assertThat(explained(client, late)).hasMessage("""
                        DocumentDB is up, but a command, or the login before it, took too long: Timeout while receiving message
                          Remedy: Try again. If the error stays, look for the command in the cluster's profiler, or give it more time \
                        (timeoutMS, socketTimeoutMS). For logins the cluster asks STS: check the cluster's metric \
                        StsGetCallerIdentityCalls, and open fewer connections.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-timeout""");
            }
        }
    }

    @Test
    void aPrimaryThatIsDown() {
        MongoClientSettings settings = NxopDocumentDb.settings(nxop)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1500, MILLISECONDS))
                .build();
        try (MongoClient client = NxopDocumentDb.client(nxop, settings)) {
            Clients.flights(client).insertOne(new Document());
            String primary = sandbox.docdb().primary();
            sandbox.docdb().stopMember(primary);
            // The first to notice finds its connection broken, which is another story.
            MongoException failure = await().until(
                            () -> catchThrowableOfType(
                                    MongoException.class,
                                    () -> Clients.flights(client).insertOne(new Document())),
                            MongoTimeoutException.class::isInstance);
            assertThat(explained(client, failure).what())
                    .startsWith("DocumentDB has no primary right now: ")
                    .contains(primary + " refuses the connection, or no network route leads to it (Connection refused)")
                    .contains(other(primary) + " is up as REPLICA_SET_SECONDARY");
            assertThat(explained(client, failure).remedy())
                    .isEqualTo(
                            "Try again: during a failover there is no primary for a while. If the error stays, check the cluster's"
                                    + " instances. If the cluster has no replica, do not read with the preference secondary."
                                    + " With directConnection=true, connect to the primary.");
            assertThat(explained(client, failure).finding().id()).isEqualTo("docdb-no-member");
            assertThat(explained(client, failure).retryable()).isTrue();
        }
    }

    /** The first command goes where reads go: an application that reads starts during a failover. */
    @Test
    void aPrimaryThatIsDownDoesNotKeepReadersOut() {
        sandbox.docdb().stopMember(sandbox.docdb().primary());
        String up = other(sandbox.docdb().endpoint());
        String uri = "mongodb://" + sandbox.docdb().endpoint() + "," + up + "/";
        MongoClientSettings settings = NxopDocumentDb.settings(nxop, uri).build();
        try (MongoClient client = NxopDocumentDb.client(nxop, settings)) {
            Clients.use(client);
        }
        MongoClientSettings primary = NxopDocumentDb.settings(nxop, uri)
                .readPreference(ReadPreference.primary())
                .build();
        AccessException failure = catchThrowableOfType(
                AccessException.class, () -> new FirstLogin(nxop, Duration.ofSeconds(5)).client(primary));
        assertThat(failure.finding().id()).isEqualTo("docdb-no-member");
    }

    @Test
    void aWriteToAReplica() {
        String replica = other(sandbox.docdb().primary());
        try (MongoClient client = MongoClients.create(direct(replica, "").build())) {
            MongoException failure = catchThrowableOfType(
                    MongoException.class, () -> Clients.flights(client).insertOne(new Document()));
            AccessException explained = explained(client, failure);
            assertThat(explained.finding().id()).isEqualTo("docdb-no-member");
            assertThat(explained.what())
                    .startsWith("The member of DocumentDB that the driver asked is not the primary: ");
            assertThat(explained.remedy()).endsWith("With directConnection=true, connect to the primary.");
        }
    }

    @Test
    void aConnectionThatIsCutDuringTheLogin() {
        String member = sandbox.docdb().endpoint();
        try (MongoClient client = MongoClients.create(direct(member, "").build())) {
            sandbox.docdb().inject(SandboxDocumentDb.LoginFault.reset());
            MongoException failure = catchThrowableOfType(MongoException.class, () -> Clients.use(client));
            AccessException explained = explained(client, failure);
            assertThat(explained.finding().id()).isEqualTo("docdb-unreachable");
            assertThat(explained.what())
                    .isEqualTo("DocumentDB cannot be reached: " + member + " broke the connection.");
            assertThat(explained.retryable()).isTrue();
        }
    }

    /** For those who waited for somebody else's login: the reason is deeper. */
    @Test
    void aPoolThatWasClearedHasItsReason() {
        try (MongoClient client = NxopDocumentDb.client(nxop)) {
            ServerAddress member = new ServerAddress("localhost", 1);
            assertThat(explained(client, cleared(new MongoSocketReadException("cut", member, new Exception())))
                            .finding()
                            .id())
                    .isEqualTo("docdb-unreachable");
            MongoException refused = new MongoCommandException(
                    BsonDocument.parse("{ok: 0, code: 18, errmsg: 'Authentication failed.'}"), member);
            assertThat(explained(client, cleared(new MongoException("login", refused)))
                            .finding()
                            .id())
                    .isEqualTo("docdb-login-refused");
        }
    }

    private static MongoException cleared(MongoException why) {
        return new MongoConnectionPoolClearedException(
                new ServerId(new ClusterId(), new ServerAddress("localhost", 1)), why);
    }

    @Test
    void whatTheDriverRefusesByItselfIsNoAnswer() {
        try (MongoClient client = NxopDocumentDb.client(nxop)) {
            AccessException explained = explained(client, new MongoClientException("Cluster was closed."));
            assertThat(explained.what())
                    .isEqualTo("The MongoDB driver failed, and DocumentDB did not answer: Cluster was closed.");
            assertThat(explained.finding().id()).isEqualTo("docdb-failed");
            assertThat(explained.retryable()).isFalse();
        }
    }

    private String other(String member) {
        return sandbox.docdb().members().stream()
                .filter(each -> !each.equals(member))
                .findFirst()
                .orElseThrow();
    }
}
