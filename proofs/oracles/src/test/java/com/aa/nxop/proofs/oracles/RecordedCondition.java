package com.aa.nxop.proofs.oracles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One call that AWS decided by one condition.
 *
 * @param effect of the statement with the condition; beside a Deny, another statement allows everything
 * @param condition a Condition block, JSON
 * @param keys of the request
 * @param decision allow or deny; empty where validation answered first
 */
public record RecordedCondition(
        String id,
        String effect,
        boolean allowedBesides,
        String condition,
        Map<String, List<String>> keys,
        String decision,
        String code) {
    /** AWS's own decisions about calls, not its simulator's. */
    public static List<RecordedCondition> live() {
        return OracleFiles.observations("iam-conditions.json").stream()
                .filter(one -> one.path("kind").asString().equals("live_session_policy"))
                .map(one -> new RecordedCondition(
                        one.path("id").asString(),
                        one.path("effect").asString(),
                        one.path("effect").asString().equals("Deny")
                                || one.path("other_unconditional_allow").asBoolean(false),
                        one.path("condition").toString(),
                        keys(one.path("context")),
                        one.path("decision").asString(""),
                        one.path("code").asString()))
                .toList();
    }

    static Map<String, List<String>> keys(JsonNode context) {
        Map<String, List<String>> keys = new HashMap<>();
        context.properties().forEach(key -> {
            List<String> values = new ArrayList<>();
            if (key.getValue().isArray()) {
                key.getValue().forEach(value -> values.add(value.asString()));
            } else {
                values.add(key.getValue().asString());
            }
            keys.put(key.getKey(), values);
        });
        return keys;
    }

    /** What the caller may do if the statement applies, or does not. */
    public String decided(boolean applies) {
        boolean allowed = effect.equals("Allow") ? applies || allowedBesides : !applies;
        return allowed ? "allow" : "deny";
    }

    /** The policy with the one condition. */
    public String policy() {
        String statement = "{\"Effect\": \"" + effect + "\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": "
                + condition + "}";
        String besides = "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}";
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + statement + (allowedBesides ? ", " + besides : "")
                + "]}";
    }
}
