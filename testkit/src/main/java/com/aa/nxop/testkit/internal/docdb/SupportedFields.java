package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of commands that mean something here. The server in memory ignores what it does not know, and a test would believe that a
 * collation or a view works; so everything else is refused, in DocumentDB's words.
 */
final class SupportedFields {
    /** Of every command: what drivers add, and what cannot change a result here. */
    private static final Set<String> ANYWHERE = Set.of(
            "$db",
            "$clusterTime",
            "$readPreference",
            "comment",
            "lsid",
            "maxTimeMS",
            "readConcern",
            "txnNumber",
            "writeConcern");

    private static final Map<String, Set<String>> OF_COMMAND = Map.ofEntries(
            Map.entry("aggregate", Set.of("pipeline", "cursor", "allowDiskUse", "bypassDocumentValidation", "hint")),
            Map.entry("count", Set.of("query", "limit", "skip", "hint")),
            Map.entry("create", Set.of("autoIndexId", "size", "max", "storageEngine")),
            Map.entry("createIndexes", Set.of("indexes", "commitQuorum")),
            Map.entry("delete", Set.of("deletes", "ordered")),
            Map.entry("distinct", Set.of("key", "query", "hint")),
            Map.entry(
                    "find",
                    Set.of(
                            "filter",
                            "projection",
                            "sort",
                            "skip",
                            "limit",
                            "batchSize",
                            "singleBatch",
                            "hint",
                            "allowDiskUse",
                            "allowPartialResults",
                            "noCursorTimeout")),
            Map.entry("findAndModify", modifying()),
            Map.entry("findandmodify", modifying()),
            Map.entry("getMore", Set.of("collection", "batchSize")),
            Map.entry("insert", Set.of("documents", "ordered", "bypassDocumentValidation")),
            Map.entry("killCursors", Set.of("cursors")),
            Map.entry("update", Set.of("updates", "ordered", "bypassDocumentValidation")));

    private static final Map<String, Set<String>> OF_ELEMENT = Map.of(
            "updates", Set.of("q", "u", "multi", "upsert", "arrayFilters", "hint"),
            "deletes", Set.of("q", "limit", "hint"),
            "indexes",
                    Set.of(
                            "key",
                            "name",
                            "v",
                            "ns",
                            "unique",
                            "sparse",
                            "background",
                            "expireAfterSeconds",
                            "default_language",
                            "language_override",
                            "weights",
                            "textIndexVersion",
                            "2dsphereIndexVersion"));

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "createIndexes", List.of("indexes"),
            "delete", List.of("deletes"),
            "distinct", List.of("key"),
            "insert", List.of("documents"),
            "killCursors", List.of("cursors"),
            "update", List.of("updates"),
            "updates", List.of("q", "u"),
            "deletes", List.of("q", "limit"));

    private static final Set<String> READ_CONCERNS = Set.of("local", "majority", "available");

    private SupportedFields() {}

    private static Set<String> modifying() {
        return Set.of(
                "query",
                "sort",
                "remove",
                "update",
                "new",
                "fields",
                "upsert",
                "bypassDocumentValidation",
                "arrayFilters",
                "hint");
    }

    /** What is wrong with a command, if anything is; one that is not known here is for the server in memory to refuse. */
    static Optional<Document> refusal(Request request) {
        Set<String> known = OF_COMMAND.get(request.name());
        Document body = request.body();
        if (body.get("readConcern") instanceof Document concern
                && !READ_CONCERNS.contains(Objects.requireNonNullElse(concern.get("level"), "local"))) {
            return Optional.of(DocumentDbReplies.notSupported("read concern '" + concern.get("level") + "'"));
        }
        if (known == null) {
            return Optional.empty();
        }
        if (Boolean.TRUE.equals(body.get("capped"))) {
            return Optional.of(DocumentDbReplies.notSupported("capped:true"));
        }
        return first(
                missing(request.name(), body),
                body.entrySet().stream()
                        .skip(1)
                        .filter(field -> !ANYWHERE.contains(field.getKey()) && !known.contains(field.getKey()))
                        .filter(field -> asked(field.getKey(), field.getValue()))
                        .findFirst()
                        .map(field -> DocumentDbReplies.fieldNotSupported(field.getKey())),
                body.entrySet().stream()
                        .filter(field -> OF_ELEMENT.containsKey(field.getKey()))
                        .flatMap(field -> elements(field.getKey(), field.getValue()).stream())
                        .findFirst());
    }

    private static Optional<Document> elements(String field, @Nullable Object value) {
        if (!(value instanceof List<?> elements)) {
            return Optional.empty();
        }
        Set<String> known = OF_ELEMENT.getOrDefault(field, Set.of());
        return elements.stream()
                .filter(Document.class::isInstance)
                .map(Document.class::cast)
                .flatMap(element -> first(
                        missing(field, element),
                        element.entrySet().stream()
                                .filter(one -> !known.contains(one.getKey()))
                                .filter(one -> asked(one.getKey(), one.getValue()))
                                .findFirst()
                                .map(one -> DocumentDbReplies.fieldNotSupported(one.getKey())))
                        .stream())
                .findFirst();
    }

    private static Optional<Document> missing(String of, Document fields) {
        return REQUIRED.getOrDefault(of, List.of()).stream()
                .filter(name -> !fields.containsKey(name))
                .findFirst()
                .map(name -> DocumentDbReplies.fieldMissing(of + "." + name));
    }

    /** Whether it would change anything: drivers send switches that are off, and the collation that compares bytes. */
    private static boolean asked(String field, @Nullable Object value) {
        boolean off = value == null || Boolean.FALSE.equals(value);
        boolean simple = field.equals("collation")
                && value instanceof Document collation
                && "simple".equals(collation.get("locale"));
        return !off && !simple;
    }

    @SafeVarargs
    private static Optional<Document> first(Optional<Document>... refusals) {
        for (Optional<Document> refusal : refusals) {
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }
}
