package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.doctor.Check;
import com.aa.nxop.access.doctor.Check.Status;
import com.aa.nxop.access.doctor.Diagnosis;
import com.aa.nxop.access.doctor.DiagnosisOptions;
import com.aa.nxop.access.doctor.Doctor;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user that may log in is no user that may read: the Doctor reads from the collections that are named. */
@Tag("full")
@Timeout(60)
final class NamedCollectionsTest {
    private static final String ROLE = "arn:aws:iam::178549792225:role/example-role";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    @AfterEach
    void mend() {
        sandbox.docdb().register(sandbox.targetRole());
    }

    private static Diagnosis diagnose(String... collections) {
        return diagnose(sandbox.environment(), collections);
    }

    private static Diagnosis diagnose(Map<String, String> variables, String... collections) {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            return Doctor.diagnose(nxop, DiagnosisOptions.usual().withNamed("collection", List.of(collections)));
        }
    }

    private static Check of(Diagnosis diagnosis, String about) {
        return diagnosis.checks().stream()
                .filter(check -> check.about().equals(about))
                .findFirst()
                .orElseThrow(() -> new AssertionError(about + " in " + diagnosis));
    }

    private static String grant(String role, String database) {
        return "Grant the role what it needs. As the cluster's primary user, run: use $external, then db.grantRolesToUser(\""
                + ROLE + "\", [{role: \"" + role + "\", db: \"" + database + "\"}]).";
    }

    @Test
    void whatTheUserMayReadAndWhatNot() {
        try (NxopAccess nxop = Access.in(sandbox);
                MongoClient client = NxopDocumentDb.client(nxop)) {
            client.getDatabase("nxop_example").getCollection("gates.of.dfw").insertOne(new Document());
        }
        sandbox.docdb().register(sandbox.targetRole(), "read@nxop_example");
        Diagnosis diagnosis = diagnose("orders.open", "nxop_example.gates.of.dfw", "nxop_example.none");
        Check refused = of(diagnosis, "collection orders.open");
        assertThat(diagnosis.firstFailure()).contains(refused);
        assertThat(refused.finding()).contains("docdb-unauthorized");
        assertThat(refused.seen())
                .startsWith("The role " + ROLE + " is logged in to DocumentDB, but may not do this: ")
                .contains("not authorized on orders to execute command find");
        assertThat(refused.remedy()).isEqualTo(grant("read", "orders"));
        assertThat(of(diagnosis, "collection nxop_example.gates.of.dfw").seen()).isEqualTo("the role may read it");
        assertThat(of(diagnosis, "collection nxop_example.none").seen())
                .isEqualTo("the role may read it; it is empty or does not exist");
    }

    @Test
    void withoutALoginNothingIsAskedOfCollections() {
        sandbox.docdb().deregister(sandbox.targetRole());
        Diagnosis diagnosis = diagnose("nxop_example.flights");
        assertThat(diagnosis.finding()).contains("docdb-login-refused");
        assertThat(of(diagnosis, "collection nxop_example.flights").status()).isEqualTo(Status.SKIPPED);
    }

    @Test
    void aCollectionOfAClusterThatNobodyConfigured() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.keySet().removeIf(name -> name.startsWith("NXOP_DOCDB_"));
        assertThat(diagnose(variables, "nxop_example.flights").finding()).contains("docdb-not-configured");
    }

    /** The application's own failure gets the same words, with the database of the command and not that of the setting. */
    @Test
    void explainNamesTheDatabaseThatWasRefused() {
        sandbox.docdb().register(sandbox.targetRole(), "readWrite@nxop_example");
        try (NxopAccess nxop = Access.in(sandbox);
                MongoClient client = NxopDocumentDb.client(nxop)) {
            MongoException read = catchThrowableOfType(
                    MongoException.class,
                    () -> client.getDatabase("orders")
                            .getCollection("open")
                            .find()
                            .first());
            assertThat(NxopDocumentDb.explain(nxop, client, read).remedy()).isEqualTo(grant("read", "orders"));
            MongoException write = catchThrowableOfType(
                    MongoException.class,
                    () -> client.getDatabase("orders").getCollection("open").insertOne(new Document()));
            assertThat(NxopDocumentDb.explain(nxop, client, write).remedy()).isEqualTo(grant("readWrite", "orders"));
        }
    }

    /** MongoDB's own text has the command as a document, DocumentDB's may have nothing. */
    @Test
    void otherTextsOfTheSameRefusal() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            AccessException mongodb = NxopDocumentDb.explain(
                    nxop,
                    refusal(
                            "not authorized on demo to execute command { insert: \"users\", ordered: true, $db: \"demo\" }"));
            assertThat(mongodb.finding().id()).isEqualTo("docdb-unauthorized");
            assertThat(mongodb.remedy()).isEqualTo(grant("readWrite", "demo"));
            assertThat(NxopDocumentDb.explain(
                                    nxop,
                                    refusal(
                                            "not authorized on thread to execute command { find: \"responder\", filter: {}, limit: 1 }"))
                            .remedy())
                    .isEqualTo(grant("read", "thread"));
            assertThat(NxopDocumentDb.explain(nxop, refusal("Authorization failure"))
                            .remedy())
                    .isEqualTo(grant("readWrite", "nxop_example"));
        }
    }

    private static MongoCommandException refusal(String text) {
        return new MongoCommandException(
                new BsonDocument()
                        .append("ok", new BsonDouble(0))
                        .append("code", new BsonInt32(13))
                        .append("errmsg", new BsonString(text)),
                new ServerAddress());
    }
}
