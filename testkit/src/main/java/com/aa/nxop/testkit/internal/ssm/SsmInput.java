package com.aa.nxop.testkit.internal.ssm;

import com.aa.nxop.testkit.internal.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The parameters of a call. */
final class SsmInput {
    private final JsonNode json;

    private SsmInput(JsonNode json) {
        this.json = json;
    }

    static SsmInput parse(String body) {
        try {
            JsonNode json = JsonTree.read(body);
            if (json.isObject()) {
                return new SsmInput(json);
            }
        } catch (JacksonException e) {
            throw new SsmRefusal("SerializationException", "");
        }
        throw new SsmRefusal("SerializationException", "");
    }

    /** Member names begin with a small letter in what AWS says of them. */
    String required(String member) {
        String value = optional(member);
        if (value == null) {
            throw missing(member);
        }
        return value;
    }

    @Nullable
    String optional(String member) {
        JsonNode value = json.get(member);
        return value == null || value.isNull() ? null : value.asString();
    }

    List<String> list(String member) {
        JsonNode values = json.get(member);
        if (values == null || !values.isArray()) {
            throw missing(member);
        }
        List<String> list = new ArrayList<>();
        values.forEach(value -> list.add(value.asString()));
        return list;
    }

    boolean flag(String member) {
        JsonNode value = json.get(member);
        return value != null && value.asBoolean(false);
    }

    int number(String member, int otherwise) {
        JsonNode value = json.get(member);
        return value == null || value.isNull() ? otherwise : value.asInt(otherwise);
    }

    boolean has(String member) {
        JsonNode value = json.get(member);
        return value != null && !value.isNull() && !value.isEmpty();
    }

    private static SsmRefusal missing(String member) {
        return SsmRefusal.invalid("1 validation error detected: Value null at '"
                + Character.toLowerCase(member.charAt(0)) + member.substring(1)
                + "' failed to satisfy constraint: Member must not be null");
    }
}
