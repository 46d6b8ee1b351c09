package com.aa.nxop.access.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Finds names that stand twice in one object: the AWS SDK's parser keeps the last of their values, and does not say so. */
final class JsonNames {
    private static final Pattern STRING =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"(?<name>\\s*+:)?", Pattern.DOTALL);

    private JsonNames() {}

    /** @param json that was parsed from the text */
    static boolean areRepeated(JsonNode json, String text) {
        return in(json) != in(text);
    }

    private static long in(JsonNode json) {
        if (json.isArray()) {
            return json.asArray().stream().mapToLong(JsonNames::in).sum();
        }
        return json.isObject()
                ? json.asObject().size()
                        + json.asObject().values().stream()
                                .mapToLong(JsonNames::in)
                                .sum()
                : 0;
    }

    /** In a text that is JSON, a string before a colon is a name, and nothing else is. */
    private static long in(String json) {
        long names = 0;
        Matcher strings = STRING.matcher(json);
        while (strings.find()) {
            names += strings.group("name") == null ? 0 : 1;
        }
        return names;
    }
}
