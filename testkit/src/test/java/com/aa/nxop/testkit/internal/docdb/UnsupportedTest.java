package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox's DocumentDB does not have, it refuses in words, and MongoDB's driver reads them. */
@Tag("full")
class UnsupportedTest {
    @RegisterExtension
    static final NxopSandbox SANDBOX = NxopSandbox.builder().with(Part.DOCDB).build();

    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = DocumentDbClients.client(SANDBOX, DocumentDbClients.session(SANDBOX));
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    private static MongoDatabase shop() {
        return client.getDatabase("shop");
    }

    private static MongoCollection<Document> orders() {
        return DocumentDbClients.orders(client);
    }

    @BeforeEach
    void fill() {
        orders().drop();
        orders().insertMany(
                        List.of(Document.parse("{_id: 1, a: 1, b: [1, {c: 2}]}"), Document.parse("{_id: 2, s: 'x'}")));
    }

    private static void refused(ThrowingCallable call, int code, String message) {
        MongoCommandException refusal = catchThrowableOfType(MongoCommandException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.getErrorMessage()).isEqualTo(message);
        assertThat(refusal.getErrorCode()).isEqualTo(code);
        assertThat(refusal.getErrorCodeName()).isNotEmpty();
        assertThat(orders().countDocuments()).isEqualTo(2);
    }

    private static MongoCommandException refusal(String command) {
        MongoCommandException refusal =
                catchThrowableOfType(MongoCommandException.class, () -> shop().runCommand(Document.parse(command)));
        assertThat(refusal).as(command).isNotNull();
        assertThat(refusal.getErrorCodeName()).as(command).isNotEmpty();
        assertThat(refusal.getErrorMessage()).as(command).isNotBlank().doesNotContain("Exception", "java.");
        return refusal;
    }

    private static final String NO_CHANGE_STREAMS =
            "Aggregation stage not supported: '$changeStream'. The sandbox's DocumentDB has no change streams. A cluster has them"
                    + " if you enable them.";

    @Test
    void changeStreamsFailedWithNoSuchElementException() {
        refused(() -> orders().watch().cursor(), 304, NO_CHANGE_STREAMS);
        refused(() -> shop().watch().cursor(), 304, NO_CHANGE_STREAMS);
        refused(() -> client.watch().cursor(), 304, NO_CHANGE_STREAMS);
        refused(
                () -> shop().runCommand(Document.parse(
                        "{aggregate: 'orders', pipeline: [{$facet: {a: [{$changeStream: {}}]}}], cursor: {}}")),
                304,
                NO_CHANGE_STREAMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$bucketAuto",
                "$collStats",
                "$currentOp",
                "$densify",
                "$documents",
                "$fill",
                "$geoNear",
                "$replaceWith",
                "$search",
                "$set",
                "$setWindowFields",
                "$unionWith",
                "$vectorSearch",
                "$nonsense"
            })
    void stagesThatItDoesNotHave(String stage) {
        refused(
                () -> orders().aggregate(List.of(new Document(stage, new Document())))
                        .first(),
                304,
                "Aggregation stage not supported: '" + stage + "'");
    }

    @Test
    void collations() {
        Collation english = Collation.builder().locale("en").build();
        String message = "Field 'collation' is currently not supported";
        refused(() -> orders().find().collation(english).first(), 303, message);
        refused(() -> orders().aggregate(List.of()).collation(english).first(), 303, message);
        refused(() -> orders().distinct("a", Integer.class).collation(english).first(), 303, message);
        refused(
                () -> orders().createIndex(Indexes.ascending("a"), new IndexOptions().collation(english)),
                303,
                message);
        refused(() -> shop().createCollection("c", new CreateCollectionOptions().collation(english)), 303, message);
        assertThat(orders().find()
                        .collation(Collation.builder().locale("simple").build())
                        .first())
                .isNotNull();
    }

    @Test
    void viewsAndKindsOfCollections() {
        refused(() -> shop().createView("view", "orders", List.of()), 303, "Field 'viewOn' is currently not supported");
        refused(
                () -> shop().createCollection(
                                "capped",
                                new CreateCollectionOptions().capped(true).sizeInBytes(1000)),
                303,
                "Feature not supported: capped:true");
        assertThat(refusal("{create: 't', timeseries: {timeField: 't'}}").getErrorMessage())
                .isEqualTo("Field 'timeseries' is currently not supported");
        assertThat(refusal("{create: 'v', validator: {$jsonSchema: {}}}").getErrorMessage())
                .isEqualTo("Field 'validator' is currently not supported");
        assertThat(shop().listCollectionNames()).containsExactly("orders");
    }

    @Test
    void updatesByPipeline() {
        String message = "Failed to parse update: field must be of BSON type object";
        List<Document> pipeline = List.of(Document.parse("{$set: {z: 1}}"));
        refused(() -> orders().updateOne(Filters.eq(1), pipeline), 9, message);
        refused(() -> orders().findOneAndUpdate(Filters.eq(1), pipeline), 9, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{find: 'orders', min: {a: 1}}|Field 'min' is currently not supported",
                "{find: 'orders', returnKey: true}|Field 'returnKey' is currently not supported",
                "{find: 'orders', showRecordId: true}|Field 'showRecordId' is currently not supported",
                "{find: 'orders', tailable: true}|Field 'tailable' is currently not supported",
                "{find: 'orders', let: {x: 1}}|Field 'let' is currently not supported",
                "{find: 'orders', nonsense: 1}|Field 'nonsense' is currently not supported",
                "{find: 'orders', readConcern: {level: 'snapshot'}}|Feature not supported: read concern 'snapshot'",
                "{find: 'orders', projection: {z: {$add: [1, 2]}}}|Feature not supported: a projection of $add",
                "{find: 'orders', projection: {z: {$meta: 'textScore'}}}|Feature not supported: a projection of $meta",
                "{find: 'orders', projection: {z: 'a'}}|Feature not supported: a projection of a value",
                "{aggregate: 'orders', pipeline: [], cursor: {}, explain: true}|Field 'explain' is currently not supported",
                "{aggregate: 'orders', pipeline: [], cursor: {}, let: {x: 1}}|Field 'let' is currently not supported",
                "{update: 'orders', updates: [{q: {}, u: {$set: {a: 1}}, collation: {locale: 'en'}}]}"
                        + "|Field 'collation' is currently not supported",
                "{update: 'orders', updates: [{q: {}, u: {$set: {a: 1}}}], let: {x: 1}}|Field 'let' is currently not supported",
                "{delete: 'orders', deletes: [{q: {}, limit: 1, collation: {locale: 'en'}}]}"
                        + "|Field 'collation' is currently not supported",
                "{createIndexes: 'orders', indexes: [{key: {a: 1}, name: 'p', partialFilterExpression: {a: 1}}]}"
                        + "|Field 'partialFilterExpression' is currently not supported",
                "{createIndexes: 'orders', indexes: [{key: {a: 1}, name: 'v', vectorOptions: {}}]}"
                        + "|Field 'vectorOptions' is currently not supported"
            },
            quoteCharacter = '"')
    void optionsThatItWouldIgnore(String command, String message) {
        MongoCommandException refusal = refusal(command);
        assertThat(refusal.getErrorMessage()).isEqualTo(message);
        assertThat(refusal.getErrorCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "{insert: 'orders'}, insert.documents",
        "{update: 'orders'}, update.updates",
        "{delete: 'orders'}, delete.deletes",
        "{createIndexes: 'orders'}, createIndexes.indexes",
        "{killCursors: 'orders'}, killCursors.cursors",
        "{distinct: 'orders'}, distinct.key",
        "{update: 'orders'; updates: [{q: {}}]}, updates.u",
        "{delete: 'orders'; deletes: [{q: {}}]}, deletes.limit"
    })
    void fieldsThatAreMissing(String command, String field) {
        MongoCommandException refusal = refusal(command.replace(';', ','));
        assertThat(refusal.getErrorMessage()).isEqualTo("BSON field '" + field + "' is missing but a required field");
        assertThat(refusal.getErrorCode()).isEqualTo(40414);
    }

    /** Each of these ended in an exception of the server in memory, and its class was the message. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 5}",
                "{find: 'orders', filter: 5}",
                "{find: 'orders', sort: 5}",
                "{find: 'orders', batchSize: 'x'}",
                "{find: 'orders', sort: {a: {$meta: 'textScore'}}}",
                "{find: 'orders', filter: {a: {$mod: []}}}",
                "{find: 'orders', filter: {s: {$regex: '['}}}",
                "{find: 'orders', filter: {s: {$regex: 'a', $options: 'q'}}}",
                "{aggregate: 'orders', pipeline: [{$redact: '$$KEEP'}], cursor: {}}",
                "{aggregate: 'orders', pipeline: [{$match: 5}], cursor: {}}",
                "{aggregate: 'orders', pipeline: [{$group: 5}], cursor: {}}",
                "{aggregate: 'orders', pipeline: [{$limit: 'x'}], cursor: {}}",
                "{aggregate: 'orders', pipeline: [{$out: {db: 'x', coll: 'y'}}], cursor: {}}",
                "{aggregate: 'orders', pipeline: [], cursor: 5}",
                "{insert: 'orders', documents: 5}",
                "{insert: 'orders', documents: [5]}",
                "{update: 'orders', updates: [5]}",
                "{update: 'orders', updates: [{q: {_id: 1}, u: {$set: 5}}]}",
                "{delete: 'orders', deletes: 5}",
                "{findAndModify: 'orders', query: {_id: 1}, update: 5}",
                "{getMore: 'x', collection: 'orders'}",
                "{dropIndexes: 'orders', index: ['a_1']}"
            })
    void formsThatItCannotCarryOut(String command) {
        MongoCommandException refusal = refusal(command);
        String name = command.substring(1, command.indexOf(':'));
        assertThat(refusal.getErrorCode()).isEqualTo(303);
        assertThat(refusal.getErrorMessage())
                .isEqualTo("Feature not supported: this form of '" + name
                        + "'. The in-memory server of the sandbox's DocumentDB cannot run it.");
        assertThat(orders().countDocuments()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "{mapReduce: 'orders'}, 59",
        "{explain: {find: 'orders'}}, 59",
        "{collMod: 'orders'}, 59",
        "{modifyChangeStreams: 1}, 59",
        "{getLastError: 1}, 59",
        "{find: 'orders'; filter: {$where: '1'}}, 2",
        "{find: 'orders'; filter: {$text: {$search: 'x'}}}, 2",
        "{find: 'orders'; filter: {a: {$near: [0; 0]}}}, 2",
        "{find: 'orders'; filter: {a: {$geoWithin: {}}}}, 303",
        "{drop: 'none'}, 26",
        "{saslStart: 1; payload: 5; mechanism: 5}, -301"
    })
    void commandsAndOperatorsThatItDoesNotHave(String command, int code) {
        MongoCommandException refusal = catchThrowableOfType(
                MongoCommandException.class, () -> shop().runCommand(Document.parse(command.replace(';', ','))));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getErrorCode()).isEqualTo(code);
        assertThat(refusal.getErrorMessage()).isNotBlank().doesNotContain("Exception");
    }

    /** What drivers and frameworks send with everything else, and what changes no result. */
    @Test
    void stillTakesWhatChangesNothing() {
        assertThat(orders().find()
                        .hint(Indexes.ascending("_id"))
                        .comment("x")
                        .allowDiskUse(true)
                        .noCursorTimeout(true)
                        .returnKey(false)
                        .showRecordId(false)
                        .batchSize(1))
                .hasSize(2);
        assertThat(orders().aggregate(List.of(Document.parse("{$match: {a: 1}}")))
                        .allowDiskUse(true)
                        .comment("x"))
                .hasSize(1);
        assertThat(orders().updateOne(Filters.eq(1), Updates.set("a", 1)).getMatchedCount())
                .isEqualTo(1);
        orders().createIndex(
                        Indexes.descending("a"),
                        new IndexOptions().unique(true).sparse(true).background(true));
        assertThat(orders().find(Filters.eq(1))
                        .projection(Document.parse("{b: {$slice: 1}}"))
                        .first())
                .isEqualTo(Document.parse("{_id: 1, b: [1]}"));
    }
}
