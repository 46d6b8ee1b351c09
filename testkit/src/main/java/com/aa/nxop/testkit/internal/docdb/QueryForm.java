package com.aa.nxop.testkit.internal.docdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.http.HttpCall;
import java.net.URLDecoder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a call in the AWS Query protocol, from the form body. */
record QueryForm(Map<String, String> values) {
    private static final Pattern FILTER =
            Pattern.compile("Filters\\.Filter\\.(\\d{1,6})\\.(?:Name|Values\\.Value\\.\\d{1,6})");

    /** @throws IllegalArgumentException if it is not percent-encoded */
    static QueryForm of(HttpCall call) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : call.text().split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(
                        URLDecoder.decode(part.substring(0, equals), UTF_8),
                        URLDecoder.decode(part.substring(equals + 1), UTF_8));
            }
        }
        return new QueryForm(values);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Names of filters with their values. */
    Map<String, List<String>> filters() {
        Map<Integer, String> names = new TreeMap<>();
        Map<Integer, Map<String, String>> wanted = new TreeMap<>();
        values.forEach((name, value) -> {
            Matcher filter = FILTER.matcher(name);
            if (filter.matches()) {
                Integer index = Integer.valueOf(filter.group(1));
                if (name.endsWith(".Name")) {
                    names.put(index, value);
                } else {
                    wanted.computeIfAbsent(index, i -> new LinkedHashMap<>()).put(name, value);
                }
            }
        });
        Map<String, List<String>> filters = new LinkedHashMap<>();
        names.forEach((index, name) -> {
            Collection<String> found = wanted.getOrDefault(index, Map.of()).values();
            filters.put(name, List.copyOf(found));
        });
        return filters;
    }
}
