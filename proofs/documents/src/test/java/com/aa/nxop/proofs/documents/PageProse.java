package com.aa.nxop.proofs.documents;

import java.util.ArrayList;
import java.util.List;

/** The sentences of a page: of its paragraphs, list items and table cells. Headings are too short to go wrong. */
final class PageProse {
    private static final String LIST_ITEM = "\\s*([-*]|\\d+\\.)\\s+";
    /** What a benchmark writes. */
    private static final String MADE_BEGINS = "<!-- last run: begin -->";

    private static final String MADE_ENDS = "<!-- last run: end -->";

    private final Document page;
    private final List<Sentence> sentences = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int first;

    private PageProse(Document page) {
        this.page = page;
    }

    static List<Sentence> of(Document page) {
        PageProse prose = new PageProse(page);
        prose.read();
        return prose.sentences;
    }

    private void read() {
        List<String> lines = page.prose();
        boolean made = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            made = line.equals(MADE_BEGINS) || (made && !line.equals(MADE_ENDS));
            if (line.startsWith("|") && !made) {
                end();
                cells(i + 1, line);
            } else if (made || line.isBlank() || line.matches("\\s*(#|<!--|```|~~~|---).*")) {
                end();
            } else {
                if (line.matches(LIST_ITEM + ".*")) {
                    end();
                }
                add(i + 1, line.replaceFirst("^" + LIST_ITEM, "").replaceFirst("^> ?", ""));
            }
        }
        end();
    }

    private void add(int number, String line) {
        if (paragraph.isEmpty()) {
            first = number;
        }
        paragraph.append(line).append('\n');
    }

    private void end() {
        sentences.addAll(Sentence.of(page.name(), first, paragraph.toString()));
        paragraph.setLength(0);
    }

    private void cells(int number, String row) {
        String[] cells = row.strip().split("(?<!\\\\)\\|", -1);
        // How not to write stands on the left.
        for (int i = page.name().equals("docs/style.md") ? 2 : 1; i < cells.length; i++) {
            sentences.addAll(Sentence.of(page.name(), number, cells[i].strip()));
        }
    }
}
