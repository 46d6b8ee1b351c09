package com.aa.nxop.testkit.internal.iam;

import com.aa.nxop.testkit.internal.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The shapes of JSON that policies are made of. */
final class Json {
    private Json() {}

    /** A key given twice is a mistake that IAM does not let pass either. */
    static JsonNode parse(String json) {
        try {
            return JsonTree.read(json);
        } catch (JacksonException e) {
            throw new MalformedPolicy("The policy is not in the valid JSON format: " + e.getOriginalMessage(), e);
        }
    }

    static Set<Map.Entry<String, JsonNode>> members(JsonNode node, String what) {
        if (!node.isObject()) {
            throw new MalformedPolicy(what + " must be a JSON object, not " + node + ".");
        }
        return node.properties();
    }

    /** One thing, or a list of them. */
    static List<JsonNode> list(JsonNode node) {
        if (!node.isArray()) {
            return List.of(node);
        }
        List<JsonNode> items = new ArrayList<>();
        node.forEach(items::add);
        return items;
    }

    /** One string or a list; numbers and truth values pass for their text, as IAM lets them. */
    static List<String> strings(JsonNode node, String what) {
        List<JsonNode> items = list(node);
        if (items.isEmpty() || items.stream().anyMatch(item -> !item.isValueNode() || item.isNull())) {
            throw new MalformedPolicy(what + " must be a string or a list of strings, not " + node + ".");
        }
        return items.stream().map(JsonNode::asString).toList();
    }
}
