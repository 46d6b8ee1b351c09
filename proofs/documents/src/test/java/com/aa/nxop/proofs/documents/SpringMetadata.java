package com.aa.nxop.proofs.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an editor completes in a Spring Boot application: each of our own settings. */
final class SpringMetadata {
    private static final String OWN = """
                {"name": "nxop.enabled", "type": "java.lang.Boolean", "defaultValue": true,
                 "description": "Whether the starter gives the application access to the NXOP account."},
                {"name": "nxop.fail-fast", "type": "java.lang.Boolean", "defaultValue": true,
                 "description": "Whether the application's start fails where the first session is refused."}
            """;

    private SpringMetadata() {}

    /** @param properties by variable */
    static String of(List<SettingEntry> page, SettingTexts texts, Map<String, String> properties) {
        List<String> settings = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        for (SettingEntry entry : page.stream()
                .filter(entry -> entry.variable().startsWith("NXOP_"))
                .sorted(Comparator.comparing(entry -> properties.getOrDefault(entry.variable(), "")))
                .toList()) {
            String property = quoted(properties.getOrDefault(entry.variable(), ""));
            settings.add(setting(property, entry, quoted(texts.plain(entry.variable()))));
            List<String> values = entry.values();
            if (values.size() > 1 && !values.contains("true")) {
                hints.add(hint(property, values));
            }
        }
        return "{\n  \"groups\": [{\"name\": \"nxop\", \"description\": \"Access to the NXOP account.\"}],\n"
                + "  \"properties\": [\n" + String.join(",\n", settings) + ",\n" + OWN + "  ],\n  \"hints\": [\n"
                + String.join(",\n", hints) + "\n  ]\n}\n";
    }

    private static String setting(String property, SettingEntry entry, String description) {
        Matcher standard = Pattern.compile("`([^`]+)`").matcher(entry.standard());
        boolean flag = entry.values().equals(List.of("true", "false"));
        String value = standard.matches() ? standard.group(1) : "";
        return "    {\"name\": " + property
                + ", \"type\": \"java.lang." + (flag ? "Boolean" : "String") + '"'
                + (value.isEmpty() ? "" : ", \"defaultValue\": " + (flag ? value : quoted(value)))
                + ",\n     \"description\": " + description + "}";
    }

    private static String hint(String property, List<String> values) {
        return "    {\"name\": " + property + ", \"values\": ["
                + values.stream()
                        .map(value -> "{\"value\": " + quoted(value) + "}")
                        .collect(Collectors.joining(", "))
                + "]}";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
