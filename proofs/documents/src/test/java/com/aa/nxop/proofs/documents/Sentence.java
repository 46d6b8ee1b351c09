package com.aa.nxop.proofs.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence for readers, without its code and without the targets of its links.
 *
 * @param file as {@code docs/guide/testing.md}
 */
record Sentence(String file, int line, String text) {
    private static final Pattern END = Pattern.compile("(?<=[.!?])[\"*_)]*(\\s+|$)");
    private static final Pattern CODE = Pattern.compile("(`+)[^`]+\\1");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)\\s]*\\)");
    private static final Pattern WORD = Pattern.compile("\\S*\\p{L}\\S*");

    /** Stands where code or a value was: it is no word. */
    static final String VALUE = "§";

    /** @param lines of one paragraph, joined by line ends, the first of which has this number */
    static List<Sentence> of(String file, int line, String lines) {
        String text = LINK.matcher(CODE.matcher(lines).replaceAll(VALUE)).replaceAll("$1");
        List<Sentence> sentences = new ArrayList<>();
        Matcher end = END.matcher(text);
        int from = 0;
        while (from < text.length()) {
            int to = end.find() ? end.end() : text.length();
            String sentence = text.substring(from, to).strip().replaceAll("\\s+", " ");
            if (!sentence.isEmpty()) {
                long before =
                        text.substring(0, from).chars().filter(c -> c == '\n').count();
                sentences.add(new Sentence(file, line + (int) before, sentence));
            }
            from = to;
        }
        return sentences;
    }

    long words() {
        return WORD.matcher(text).results().count();
    }
}
