package com.aa.nxop.access.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.access.internal.io.GuideAddress;
import com.aa.nxop.access.internal.text.SpellingComparison;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A section of docs/guide/troubleshooting.md, which lies in the Doctor's jar, because a pod seldom reaches the published page. */
final class GuideSection {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\(([^)]*)\\)");

    private static final int MOST_EDITS = 3;

    private final String id;
    private final List<String> lines;

    private GuideSection(String id, List<String> lines) {
        this.id = id;
        this.lines = lines;
    }

    /**
     * The section of one finding.
     *
     * @param id of a finding, or a link that ends with it
     * @throws IllegalArgumentException saying which findings there are
     */
    static GuideSection of(String id) {
        String anchor = id.substring(id.indexOf('#') + 1);
        Map<String, GuideSection> sections = all();
        GuideSection section = sections.get(anchor);
        if (section == null) {
            throw new IllegalArgumentException("there is no finding " + id + "; "
                    + SpellingComparison.nearest(anchor, sections.keySet(), MOST_EDITS)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("there are " + String.join(", ", sections.keySet()) + "."));
        }
        return section;
    }

    private static Map<String, GuideSection> all() {
        Map<String, GuideSection> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : page().lines().toList()) {
            if (line.startsWith("## ")) {
                String id = line.substring(3).strip();
                current = new ArrayList<>();
                sections.put(id, new GuideSection(id, current));
            } else {
                current.add(line);
            }
        }
        return sections;
    }

    private static String page() {
        try (InputStream page = GuideSection.class.getResourceAsStream("troubleshooting.md")) {
            return new String(page.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a terminal: paragraphs in lines of a bounded length, blocks to copy as they are, and no marks of Markdown. */
    @Override
    public String toString() {
        WrappedText text = new WrappedText();
        text.add("", id);
        StringBuilder paragraph = new StringBuilder();
        boolean block = false;
        for (String line : lines) {
            boolean fence = line.startsWith("```");
            if (block && !fence) {
                text.addUnbroken("    ", line);
            } else if (fence || line.isBlank()) {
                end(paragraph, text);
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
            block ^= fence;
        }
        end(paragraph, text);
        text.add("", "");
        text.add("", "Published at " + GuideAddress.of("troubleshooting", id));
        return text.toString();
    }

    private static void end(StringBuilder paragraph, WrappedText text) {
        if (!paragraph.isEmpty()) {
            text.add("", "");
            text.add("", plain(paragraph.toString()));
            paragraph.setLength(0);
        }
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown.replace("**", ""))
                .replaceAll(link -> link.group(2).startsWith("http") ? "$1 ($2)" : "$1")
                .replace("`", "");
    }
}
