package com.aa.nxop.access.internal.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines with credentials: {@code export NAME="value"} and {@code NAME=value} of a template, the {@code key: value} lines that the injector
 * writes without one, the sections of an AWS profile file, and YAML's. Lines about something else are passed over.
 */
final class VaultLines {
    private static final Pattern LINE =
            Pattern.compile("(?:export\\s+)?(?<name>[\\w-]+)(?:\\s*=\\s*|\\s*:\\s+)(?<value>.*)");
    /** In quotes, which must be closed, or up to the next blank; then nothing but a comment. */
    private static final Pattern VALUE =
            Pattern.compile("(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<bare>[^\\s\"';]+));?(?:\\s+[#;].*)?");

    private static final Pattern HEADER = Pattern.compile("\\[(?<name>[^\\]]*)(?:\\].*)?");
    /** In front of the name, in ~/.aws/config. */
    private static final Pattern PROFILE = Pattern.compile("^profile\\s+");
    /** YAML's: the lines below it are further to the right. */
    private static final Pattern YAML_HEADER = Pattern.compile("(?<name>[\\w./ -]{1,100}?)\\s*:(?:\\s+#.*)?");
    /** Between two documents of YAML, and the marks of a merge that nobody has finished. */
    private static final Pattern BREAK = Pattern.compile("---(?:\\s.*)?|(?:<{7}|={7}|>{7})(?:\\s.*)?");

    /** Stands for a value that is cut or is none. */
    private static final String UNUSABLE = " ";

    private final List<CredentialSection> sections = new ArrayList<>();
    /** The YAML headers that the lines are under, the innermost first. */
    private final Deque<Level> levels = new ArrayDeque<>();

    private final List<Level> closed = new ArrayList<>();
    private CredentialValues values = new CredentialValues();
    /** Whether the last value is one that nothing closes. */
    private boolean bare;

    /** What is under a YAML header, and what is around it. */
    private record Level(int indent, CredentialValues inner, CredentialValues outer) {}

    private VaultLines() {
        open(CredentialSection.unnamed("the lines in no section"));
    }

    static VaultText parse(String text, Optional<VaultSection> wanted) {
        VaultLines lines = new VaultLines();
        List<String> relevant = text.lines()
                .filter(line -> !line.isBlank()
                        && !line.strip().startsWith("#")
                        && !line.strip().startsWith(";"))
                .toList();
        for (int i = 0; i < relevant.size(); i++) {
            lines.take(relevant.get(i), i + 1 < relevant.size() ? relevant.get(i + 1) : "");
        }
        lines.closed.forEach(level -> level.inner().surroundedBy(level.outer()));
        return CredentialSections.of(lines.sections)
                .chosen(wanted, lines.bare && !text.endsWith("\n") && !text.endsWith("\r"));
    }

    private void take(String line, String next) {
        String stripped = line.strip();
        while (!levels.isEmpty() && indentOf(line) <= levels.element().indent()) {
            values = levels.remove().outer();
        }
        // Also one that is not closed: what follows it belongs to something else than what is before it.
        Matcher header = HEADER.matcher(stripped);
        Matcher yaml = YAML_HEADER.matcher(stripped);
        if (header.matches()) {
            levels.clear();
            open(CredentialSection.named(
                    PROFILE.matcher(header.group("name").strip()).replaceFirst("")));
        } else if (BREAK.matcher(stripped).matches()) {
            levels.clear();
            open(CredentialSection.unnamed("the lines after a line of " + stripped.substring(0, 3)));
        } else if (yaml.matches() && indentOf(next) > indentOf(line)) {
            CredentialValues outer = values;
            open(CredentialSection.named(yaml.group("name")));
            Level level = new Level(indentOf(line), values, outer);
            levels.push(level);
            closed.add(level);
        } else {
            value(LINE.matcher(stripped));
        }
    }

    private void value(Matcher line) {
        if (!line.matches()) {
            return; // About something else.
        }
        String raw = line.group("value");
        Matcher value = VALUE.matcher(raw);
        boolean whole = value.matches();
        bare = whole && value.group("bare") != null;
        // A time may have a blank in it; a part of credentials that has one is unusable.
        values.put(line.group("name"), whole ? first(value) : raw.contains(" ") ? raw : UNUSABLE);
    }

    private void open(CredentialSection section) {
        values = section.values();
        sections.add(section);
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String first(Matcher value) {
        for (String group : List.of("double", "single", "bare")) {
            if (value.group(group) != null) {
                return value.group(group);
            }
        }
        return "";
    }
}
