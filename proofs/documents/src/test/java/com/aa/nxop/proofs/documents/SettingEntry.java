package com.aa.nxop.proofs.documents;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting's entry in docs/guide/configuration.md.
 *
 * @param text what stands below its heading
 */
record SettingEntry(String variable, String text) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** In the page's order. */
    static List<SettingEntry> of(String page) {
        return Pattern.compile("(?ms)^### ([A-Z][A-Z0-9_]+)\\n\\n(.*?)(?=^#|\\z)")
                .matcher(page)
                .results()
                .map(entry -> new SettingEntry(entry.group(1), entry.group(2)))
                .toList();
    }

    /** The values, if the first sentence about them is a closed list of words. */
    List<String> values() {
        String line = item("Values").replaceAll("\\(.*?\\)", "").split("\\. ", 2)[0];
        String rest = CODE.matcher(line).replaceAll("").replaceAll("[,. ]", "");
        return rest.isEmpty()
                ? CODE.matcher(line).results().map(word -> word.group(1)).toList()
                : List.of();
    }

    /** Without the full stop at its end. */
    String standard() {
        return item("Default").replaceFirst("\\.$", "");
    }

    /** On one line. */
    private String item(String name) {
        Matcher item = Pattern.compile("(?m)^- " + name + ": (.*(?:\\n  .*)*)").matcher(text);
        return item.find() ? item.group(1).replaceAll("\\s+", " ") : "";
    }
}
