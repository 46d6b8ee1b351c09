package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the driver makes of failures, where it concerns us: pinned here, because it is not documented. */
@Tag("full")
@Timeout(60)
final class DriverFailuresTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    @Test
    void whatTheSupplierThrowsIsWhatTheApplicationSees() {
        NxopAccess nxop = Access.in(sandbox);
        MongoClientSettings settings = NxopDocumentDb.settings(nxop).build();
        nxop.close();
        try (MongoClient client = MongoClients.create(settings)) {
            MongoSecurityException failure =
                    catchThrowableOfType(MongoSecurityException.class, () -> Clients.use(client));
            assertThat(failure).hasMessage("""
                    This NxopAccess is closed.
                      Remedy: Close it after the clients that use it, or make a new one.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#session-closed""");
            assertThat(failure.getCause()).isInstanceOf(AccessException.class);
            // Nothing that the driver should try again: a closed access stays closed.
            assertThat(failure.hasErrorLabel(MongoException.RETRYABLE_ERROR_LABEL))
                    .isFalse();
        }
    }

    /** One failed login empties the pool in drivers before 5.12, and would for any other exception in later ones. */
    @Test
    void aSupplierThatThrowsLeavesTheConnectionsOfOthers() {
        NxopAccess nxop = Access.in(sandbox);
        String oneMember = "mongodb://" + sandbox.docdb().endpoint() + "/?directConnection=true&maxPoolSize=4";
        MongoClientSettings settings = NxopDocumentDb.settings(nxop, oneMember).build();
        try (MongoClient client = MongoClients.create(settings)) {
            Clients.use(client);
            int before = sandbox.docdb().logins().size();
            nxop.close();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<CompletableFuture<Void>> uses = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    uses.add(CompletableFuture.runAsync(() -> Clients.use(client), threads)
                            .exceptionally(e -> null));
                }
                uses.forEach(CompletableFuture::join);
            } finally {
                threads.shutdown();
            }
            Clients.use(client); // On the connection that was there before: nobody can log in any more.
            assertThat(sandbox.docdb().logins()).hasSize(before);
        }
    }

    @Test
    void retryableWritesAreExplained() {
        try (NxopAccess nxop = Access.in(sandbox);
                MongoClient client = NxopDocumentDb.client(
                        nxop, NxopDocumentDb.settings(nxop).retryWrites(true).build())) {
            MongoException failure = catchThrowableOfType(
                    MongoException.class, () -> Clients.flights(client).insertOne(new Document()));
            assertThat(NxopDocumentDb.explain(nxop, client, failure)).hasMessage("""
                    DocumentDB refused a retryable write: engines before 8.0.2 do not support them.
                      Remedy: Set retryWrites to false, as NxopDocumentDb.settings does: remove retryWrites=true from the \
                    connection string, or retryWrites(true) from the settings.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-retryable-writes""");
        }
    }

    @Test
    void retryableWritesWorkWhereTheEngineHasThem() {
        try (NxopSandbox later = NxopSandbox.builder()
                        .docdb(docdb -> docdb.engineVersion("8.0.2"))
                        .start();
                NxopAccess nxop = Access.in(later);
                MongoClient client = NxopDocumentDb.client(
                        nxop, NxopDocumentDb.settings(nxop).retryWrites(true).build())) {
            Clients.flights(client).insertOne(new Document());
            assertThat(Clients.flights(client).countDocuments()).isOne();
        }
    }

    @Test
    void anErrorOfTheApplicationIsPassedOn() {
        try (NxopAccess nxop = Access.in(sandbox);
                MongoClient client = NxopDocumentDb.client(nxop)) {
            MongoException failure = catchThrowableOfType(
                    MongoException.class, () -> client.getDatabase("x").runCommand(new Document("noSuchCommand", 1)));
            AccessException explained = NxopDocumentDb.explain(nxop, client, failure);
            assertThat(explained.finding().id()).isEqualTo("docdb-failed");
            assertThat(explained.getCause()).isSameAs(failure);
        }
    }
}
