package com.aa.nxop.testkit.internal.docdb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms of fields that the server in memory would fail at or take for something else; refused in DocumentDB's words. */
final class SupportedForms {
    private static final Set<String> PROJECTIONS = Set.of("$slice", "$elemMatch");

    private SupportedForms() {}

    static Optional<Document> refusal(Request request) {
        Document body = request.body();
        if (watches(body.get("pipeline"))) {
            return Optional.of(DocumentDbReplies.noChangeStreams());
        }
        if (updatesByPipeline(body)) {
            return Optional.of(DocumentDbReplies.noUpdatesByPipeline());
        }
        return projection(body.get("projection")).or(() -> projection(body.get("fields")));
    }

    /** Also within a stage that has pipelines of its own. */
    private static boolean watches(@Nullable Object in) {
        if (in instanceof Map<?, ?> fields) {
            return fields.containsKey("$changeStream")
                    || fields.values().stream().anyMatch(SupportedForms::watches);
        }
        return in instanceof List<?> elements && elements.stream().anyMatch(SupportedForms::watches);
    }

    private static boolean updatesByPipeline(Document body) {
        return body.get("update") instanceof List<?>
                || (body.get("updates") instanceof List<?> updates
                        && updates.stream()
                                .anyMatch(one -> one instanceof Document update && update.get("u") instanceof List<?>));
    }

    private static Optional<Document> projection(@Nullable Object projection) {
        if (!(projection instanceof Document fields)) {
            return Optional.empty();
        }
        return fields.values().stream()
                .filter(value -> value instanceof String || (value instanceof Document one && !projects(one)))
                .findFirst()
                .map(value -> DocumentDbReplies.notSupported("a projection of "
                        + (value instanceof Document one ? String.join(", ", one.keySet()) : "a value")));
    }

    private static boolean projects(Document value) {
        return value.keySet().stream().allMatch(PROJECTIONS::contains);
    }
}
