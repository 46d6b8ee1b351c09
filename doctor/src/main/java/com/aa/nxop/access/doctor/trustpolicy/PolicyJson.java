package com.aa.nxop.access.doctor.trustpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes trust policies as JSON. */
final class PolicyJson {
    private PolicyJson() {}

    static String policy(List<String> statements) {
        return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n" + String.join(",\n", statements)
                + "\n  ]\n}\n";
    }

    static String statement(
            String sid,
            String kind,
            String principal,
            List<String> actions,
            Map<String, Map<String, List<String>>> conditions) {
        List<String> operators = new ArrayList<>();
        conditions.forEach((operator, keys) -> {
            List<String> lines = new ArrayList<>();
            keys.forEach((key, values) -> lines.add("          " + quoted(key) + ": " + value(values)));
            operators.add("        " + quoted(operator) + ": {\n" + String.join(",\n", lines) + "\n        }");
        });
        return "    {\n      \"Sid\": " + quoted(sid)
                + ",\n      \"Effect\": \"Allow\",\n      \"Principal\": { "
                + quoted(kind) + ": " + quoted(principal) + " },\n      \"Action\": " + value(actions)
                + (operators.isEmpty()
                        ? ""
                        : ",\n      \"Condition\": {\n" + String.join(",\n", operators) + "\n      }")
                + "\n    }";
    }

    private static String value(List<String> values) {
        return values.size() == 1
                ? quoted(values.get(0))
                : "["
                        + String.join(
                                ", ", values.stream().map(PolicyJson::quoted).toList()) + "]";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
