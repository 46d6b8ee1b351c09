package com.aa.nxop.testkit.internal.sigv4;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request line, still encoded and in their order. */
record QueryString(List<Map.Entry<String, String>> parameters) {
    static QueryString parse(String query) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                parameters.add(
                        equals < 0
                                ? Map.entry(part, "")
                                : Map.entry(part.substring(0, equals), part.substring(equals + 1)));
            }
        }
        return new QueryString(List.copyOf(parameters));
    }

    Optional<String> first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(parameter -> Percent.decodeText(parameter.getValue()))
                .findFirst();
    }

    /** Sorted, encoded again, and without the one parameter that cannot be part of what it signs. */
    String canonical() {
        return parameters.stream()
                .filter(parameter -> !parameter.getKey().equals("X-Amz-Signature"))
                .map(parameter -> Map.entry(recode(parameter.getKey()), recode(parameter.getValue())))
                .sorted(Comparator.comparing(Map.Entry<String, String>::getKey).thenComparing(Map.Entry::getValue))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .reduce((left, right) -> left + "&" + right)
                .orElse("");
    }

    private static String recode(String encoded) {
        return Percent.encode(Percent.decode(encoded));
    }
}
