package com.aa.nxop.testkit.internal.sts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a call in the AWS Query protocol, from the form body or from the query of a GET. */
record QueryParameters(Map<String, String> values) {
    private static final Pattern MEMBER = Pattern.compile("\\.member\\.(\\d{1,6})(?:\\.(\\w+))?");

    private static final Set<String> KNOWN = Set.of(
            "Action",
            "Version",
            "RoleArn",
            "RoleSessionName",
            "DurationSeconds",
            "Tags",
            "TransitiveTagKeys",
            "ExternalId",
            "Policy",
            "SourceIdentity",
            "MinimumSessionTokenSize",
            "WebIdentityToken");

    static QueryParameters of(StsRequest call) {
        Map<String, String> values = new LinkedHashMap<>();
        add(values, call.query());
        if (call.method().equals("POST")) {
            add(values, call.text());
        }
        return new QueryParameters(values);
    }

    private static void add(Map<String, String> values, String form) {
        for (String part : form.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StsRefusal(400, "MalformedQueryString", "The query string contains a syntax error.");
        }
    }

    /** A parameter that narrows a session must not be passed over in silence. */
    void refuseUnknown() {
        values.keySet().stream()
                .filter(name -> !name.startsWith("X-Amz-") && !KNOWN.contains(name.split("\\.", 2)[0]))
                .findFirst()
                .ifPresent(name -> {
                    throw new StsRefusal(
                            400, "NotImplemented", "The sandbox's STS does not know the parameter " + name + ".");
                });
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** Everything that may be shown: no tags, no token, no signature. */
    Map<String, String> plain() {
        Map<String, String> plain = new LinkedHashMap<>(values);
        plain.keySet()
                .removeIf(name -> name.equals("Action")
                        || name.equals("Version")
                        || name.equals("WebIdentityToken")
                        || name.contains(".member.")
                        || name.startsWith("X-Amz-"));
        return plain;
    }

    List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        members("Tags")
                .values()
                .forEach(member -> tags.add(new Tag(member.getOrDefault("Key", ""), member.getOrDefault("Value", ""))));
        return tags;
    }

    List<String> strings(String list) {
        List<String> strings = new ArrayList<>();
        members(list).values().forEach(member -> strings.add(member.getOrDefault("", "")));
        return strings;
    }

    private Map<Integer, Map<String, String>> members(String list) {
        Map<Integer, Map<String, String>> members = new TreeMap<>();
        values.forEach((name, value) -> {
            Matcher member = MEMBER.matcher(name);
            if (name.startsWith(list + ".")
                    && member.region(list.length(), name.length()).matches()) {
                String field = member.group(2);
                members.computeIfAbsent(Integer.valueOf(member.group(1)), index -> new LinkedHashMap<>())
                        .put(field == null ? "" : field, value);
            }
        });
        return members;
    }
}
