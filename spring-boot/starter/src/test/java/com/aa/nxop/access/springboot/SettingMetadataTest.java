package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.spi.SettingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an editor completes: each setting, with the words of the guide. */
final class SettingMetadataTest {
    private static final Path FILE = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final Path GUIDE = Path.of("../../docs/guide/configuration.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static String section(String guide, SettingName setting) {
        String heading = "\n### " + setting.variable() + "\n\n";
        int start = guide.indexOf(heading);
        assertThat(start).as(setting.variable()).isNotNegative();
        int end = guide.indexOf("\n#", start + heading.length());
        return guide.substring(start + heading.length(), end < 0 ? guide.length() : end);
    }

    /** The first sentence. */
    private static String description(String section) {
        String text = section.substring(0, section.indexOf("\n\n"))
                .replaceAll("\\s+", " ")
                .replaceAll("\\[([^]]+)]\\([^)]+\\)", "$1")
                .replace("`", "");
        Matcher end = Pattern.compile("[.](?= [A-Z]|$)").matcher(text);
        return end.find() ? text.substring(0, end.end()) : text;
    }

    /** The values, if they are a closed list of words. */
    private static List<String> values(String section) {
        String line = line(section, "- Values: ").replaceAll("\\(.*?\\)", "");
        String rest = CODE.matcher(line).replaceAll("").replaceAll("[,. ]", "");
        return rest.isEmpty()
                ? CODE.matcher(line).results().map(word -> word.group(1)).toList()
                : List.of();
    }

    private static String line(String section, String start) {
        return section.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String property(SettingName setting, String section) {
        Matcher standard = Pattern.compile("`([^`]+)`\\.").matcher(line(section, "- Default: "));
        boolean flag = values(section).equals(List.of("true", "false"));
        String value = standard.matches() ? standard.group(1) : "";
        return "    {\"name\": " + quoted(setting.property())
                + ", \"type\": \"java.lang." + (flag ? "Boolean" : "String") + '"'
                + (value.isEmpty() ? "" : ", \"defaultValue\": " + (flag ? value : quoted(value)))
                + ",\n     \"description\": " + quoted(description(section)) + "}";
    }

    private static String hint(SettingName setting, List<String> values) {
        return "    {\"name\": " + quoted(setting.property()) + ", \"values\": ["
                + values.stream()
                        .map(value -> "{\"value\": " + quoted(value) + "}")
                        .collect(Collectors.joining(", "))
                + "]}";
    }

    private static List<SettingName> inOrder() {
        return SettingNames.installed().all().stream()
                .sorted(Comparator.comparing(SettingName::property))
                .toList();
    }

    private static String expected() throws IOException {
        String guide = Files.readString(GUIDE);
        List<String> properties = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        for (SettingName setting : inOrder()) {
            if (setting.variable().startsWith("NXOP_")) {
                String section = section(guide, setting);
                properties.add(property(setting, section));
                List<String> values = values(section);
                if (values.size() > 1 && !values.contains("true")) {
                    hints.add(hint(setting, values));
                }
            }
        }
        properties.add("""
                    {"name": "nxop.enabled", "type": "java.lang.Boolean", "defaultValue": true,
                     "description": "Whether the starter gives the application access to the NXOP account."}\
                """.indent(0).stripTrailing());
        properties.add("""
                    {"name": "nxop.fail-fast", "type": "java.lang.Boolean", "defaultValue": true,
                     "description": "Whether the application's start fails where the first session is refused."}\
                """.indent(0).stripTrailing());
        return "{\n  \"groups\": [{\"name\": \"nxop\", \"description\": \"Access to the NXOP account.\"}],\n"
                + "  \"properties\": [\n" + String.join(",\n", properties) + "\n  ],\n  \"hints\": [\n"
                + String.join(",\n", hints) + "\n  ]\n}\n";
    }

    /** Delete the file, and this test writes it. */
    @Test
    void theFileSaysWhatTheGuideSays() throws IOException {
        String expected = expected();
        if (!Files.exists(FILE)) {
            Files.writeString(FILE, expected);
        }
        assertThat(Files.readString(FILE))
                .as("if the guide has changed: rm spring-boot/starter/" + FILE + ", and run this test")
                .isEqualTo(expected);
        assertThat(expected).contains("nxop.msk.cluster.arn", "nxop.docdb.ca.file");
    }
}
