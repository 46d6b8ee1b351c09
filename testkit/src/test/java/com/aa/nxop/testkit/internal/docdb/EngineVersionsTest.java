package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxDocumentDb;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("full")
class EngineVersionsTest {
    private static NxopSandbox sandbox(String version) {
        return NxopSandbox.builder()
                .docdb(docdb -> docdb.engineVersion(version))
                .start();
    }

    private static MongoClient retrying(NxopSandbox sandbox) {
        String uri = DocumentDbClients.uri(sandbox).replace("&retryWrites=false", "");
        return MongoClients.create(
                DocumentDbClients.settings(sandbox, uri, () -> DocumentDbClients.of(DocumentDbClients.session(sandbox)))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.0", "8.0.0", "8.0.1"})
    void refuseRetryableWrites(String version) {
        try (NxopSandbox sandbox = sandbox(version);
                MongoClient client = retrying(sandbox)) {
            MongoCommandException told = catchThrowableOfType(
                    MongoCommandException.class,
                    () -> DocumentDbClients.orders(client).insertOne(new Document()));
            assertThat(told.getErrorCode()).isEqualTo(301);
            assertThat(told.getErrorMessage()).isEqualTo("Retryable writes are not supported");
            assertThat(DocumentDbClients.orders(client).countDocuments()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.2", "8.0.10", "9.0.0"})
    void takeRetryableWrites(String version) {
        try (NxopSandbox sandbox = sandbox(version);
                MongoClient client = retrying(sandbox)) {
            DocumentDbClients.orders(client).insertOne(new Document("_id", 1));
            assertThat(DocumentDbClients.orders(client)
                            .deleteOne(Filters.eq("_id", 1))
                            .getDeletedCount())
                    .isEqualTo(1);
            assertThat(client.getDatabase("admin")
                            .runCommand(new Document("hello", 1))
                            .getInteger("maxWireVersion"))
                    .isEqualTo(25);
        }
    }

    @Test
    void carryOutARetriedWriteOnce() throws Exception {
        try (NxopSandbox sandbox = sandbox("8.0.2");
                WireClient client = new WireClient(sandbox.docdb())) {
            new HandMadeLogin(DocumentDbClients.session(sandbox)).over(client, UnaryOperator.identity());
            String insert = "{insert: 'orders', documents: [{total: 1}], txnNumber: {$numberLong: '%s'},"
                    + " lsid: {id: {$uuid: '6f3b8e0a-0000-4000-8000-00000000000%s'}}}";
            BsonDocument first = client.ask("shop", String.format(insert, 1, 1));
            assertThat(first.getNumber("n").intValue()).isEqualTo(1);
            assertThat(client.ask("shop", String.format(insert, 1, 1))).isEqualTo(first);
            assertThat(client.ask("shop", "{count: 'orders'}").getNumber("n").intValue())
                    .isEqualTo(1);
            // Another write of the same session, and the same number of another session.
            client.ask("shop", String.format(insert, 2, 1));
            client.ask("shop", String.format(insert, 1, 2));
            assertThat(client.ask("shop", "{count: 'orders'}").getNumber("n").intValue())
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.0", "8.0.2"})
    void refuseTransactionsBecauseTheyWouldNotBeAny(String version) {
        try (NxopSandbox sandbox = sandbox(version);
                MongoClient client = retrying(sandbox);
                ClientSession session = client.startSession()) {
            session.startTransaction();
            MongoCommandException told = catchThrowableOfType(
                    MongoCommandException.class,
                    () -> DocumentDbClients.orders(client).insertOne(session, new Document("_id", "never")));
            assertThat(told.getErrorCode()).isEqualTo(20);
            assertThat(told.getErrorMessage())
                    .isEqualTo(
                            "The sandbox's DocumentDB does not support transactions: it would keep the changes that you roll"
                                    + " back.");
            assertThatThrownBy(session::commitTransaction)
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("does not support transactions");
            assertThat(DocumentDbClients.orders(client)
                            .find(Filters.eq("_id", "never"))
                            .first())
                    .isNull();
        }
    }

    @Test
    void beforeFiveAreRefusedByTheDriver() {
        try (NxopSandbox sandbox = sandbox("4.0.0");
                MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox))) {
            assertThatThrownBy(() -> DocumentDbClients.orders(client).countDocuments())
                    .isInstanceOf(MongoIncompatibleDriverException.class)
                    .hasMessageMatching(
                            "Server at localhost:\\d+ reports wire version 7, but this version of the driver"
                                    + " requires at least 8 \\(MongoDB 4\\.2\\)\\.");
        }
    }

    @Test
    void beforeFiveHaveNoIamAuthentication() throws Exception {
        try (NxopSandbox sandbox = sandbox("4.0.0");
                WireClient client = new WireClient(sandbox.docdb())) {
            BsonDocument told = client.ask("$external", HandMadeLogin.start());
            assertThat(told.getInt32("code").getValue()).isEqualTo(-301);
            assertThat(told.getString("errmsg").getValue()).isEqualTo("Unsupported mechanism [ -301 ]");
            assertThat(sandbox.docdb().refusals())
                    .singleElement()
                    .extracting(SandboxDocumentDb.Refusal::why)
                    .isEqualTo("IAM authentication needs DocumentDB 5.0 or newer.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3.6.0, 7, false, false",
        "4.0.0, 7, false, false",
        "5.0.0, 13, true, false",
        "5.0.1, 13, true, false",
        "8.0.0, 25, true, false",
        "8.0.1, 25, true, false",
        "8.0.2, 25, true, true",
        "10.0.0, 25, true, true"
    })
    void differ(String version, int wire, boolean iam, boolean retryable) {
        Engine engine = new Engine(version);
        assertThat(engine.wireVersion()).isEqualTo(wire);
        assertThat(engine.takesIam()).isEqualTo(iam);
        assertThat(engine.takesRetryableWrites()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5.0", "5.0.x", "5.0.0.0", "v5.0.0", "5.0.99999"})
    void areThreeNumbers(String version) {
        assertThatThrownBy(() -> NxopSandbox.builder().docdb(docdb -> docdb.engineVersion(version)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A version of DocumentDB has three numbers, for example 5.0.0, but found \"" + version
                        + "\": engineVersion.");
    }
}
