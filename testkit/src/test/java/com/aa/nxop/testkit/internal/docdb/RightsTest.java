package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("full")
class RightsTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    private static MongoClient withRights(String... rights) {
        sandbox.docdb().register(sandbox.targetRole(), rights);
        return DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox));
    }

    private static void insert(MongoClient client, String database) {
        client.getDatabase(database).getCollection("orders").insertOne(new Document());
    }

    private static long count(MongoClient client, String database) {
        return client.getDatabase(database).getCollection("orders").countDocuments();
    }

    private static void assertUnauthorized(ThrowingCallable call, String text) {
        MongoCommandException told = catchThrowableOfType(MongoCommandException.class, call);
        assertThat(told.getErrorCode()).isEqualTo(13);
        assertThat(told.getErrorCodeName()).isEqualTo("Unauthorized");
        assertThat(told.getErrorMessage()).isEqualTo(text);
    }

    @Test
    void ofOneDatabaseEndThere() {
        try (MongoClient client = withRights("readWrite@shop")) {
            insert(client, "shop");
            assertThat(count(client, "shop")).isPositive();
            assertUnauthorized(() -> insert(client, "bank"), "not authorized on bank to execute command insert");
            assertUnauthorized(() -> count(client, "bank"), "not authorized on bank to execute command aggregate");
            assertUnauthorized(
                    () -> client.listDatabaseNames().first(),
                    "not authorized on admin to execute command listDatabases");
            // Open to everybody.
            assertThat(client.getDatabase("bank").runCommand(new Document("ping", 1)))
                    .containsEntry("ok", 1.0);
        }
    }

    @Test
    void toReadAreNoneToWrite() {
        try (MongoClient client = withRights("read@shop", "readWrite@bank")) {
            assertThat(count(client, "shop")).isNotNegative();
            insert(client, "bank");
            assertUnauthorized(() -> insert(client, "shop"), "not authorized on shop to execute command insert");
            assertUnauthorized(
                    () -> client.getDatabase("shop").drop(), "not authorized on shop to execute command dropDatabase");
            assertUnauthorized(
                    () -> client.getDatabase("shop")
                            .getCollection("orders")
                            .aggregate(List.of(new Document("$out", "copy")))
                            .into(new ArrayList<>()),
                    "not authorized on shop to execute command aggregate");
        }
        try (MongoClient client = withRights("readAnyDatabase")) {
            assertThat(count(client, "bank")).isPositive();
            assertThat(client.listDatabaseNames().into(new ArrayList<>())).contains("bank");
            assertUnauthorized(() -> insert(client, "bank"), "not authorized on bank to execute command insert");
        }
    }

    @Test
    void areEverythingUnlessTheyAreSaid() {
        try (MongoClient client = withRights()) {
            insert(client, "one");
            insert(client, "two");
        }
        try (MongoClient client = withRights("readWriteAnyDatabase")) {
            insert(client, "three");
        }
    }

    @Test
    void changeForOpenConnectionsToo() {
        try (MongoClient client = withRights()) {
            insert(client, "shop");
            sandbox.docdb().register(sandbox.targetRole(), "read@shop");
            assertUnauthorized(() -> insert(client, "shop"), "not authorized on shop to execute command insert");
            sandbox.docdb().register(sandbox.targetRole(), "readWrite@shop");
            insert(client, "shop");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "read", "readWrite@", "root", "readWrite@a b", "readAnyDatabase@shop", "READ@shop"})
    void haveOneOfFourForms(String right) {
        assertThatThrownBy(() -> sandbox.docdb().register(sandbox.targetRole(), "read@shop", right))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A right is readAnyDatabase, readWriteAnyDatabase, read@<database> or readWrite@<database>,"
                        + " but found \"" + right + "\".");
    }
}
