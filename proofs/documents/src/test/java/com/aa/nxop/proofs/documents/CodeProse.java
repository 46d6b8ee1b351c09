package com.aa.nxop.proofs.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences in a Java file's string literals, joined over {@code +}. Text blocks are forms, not sentences. */
final class CodeProse {
    private static final Pattern TOKEN = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?<text>(?:\\\\.|[^\"\\\\\\n])*)\""
            + "|'(?:\\\\.|[^'\\\\])+'|//[^\\n]*|/\\*[\\s\\S]*?\\*/");
    /** Between two literals of one text, perhaps with a value. */
    private static final Pattern JOIN = Pattern.compile("\\s*\\+(?<value>[^\"+;,]*\\+)?\\s*");

    private static final int SHORTEST = 3;

    private CodeProse() {}

    static List<Sentence> of(String file, String source) {
        List<Sentence> sentences = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int line = 1;
        int end = -1;
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            if (token.group("text") == null) {
                continue;
            }
            Matcher join = JOIN.matcher(end < 0 ? "" : source.substring(end, token.start()));
            if (join.matches()) {
                text.append(join.group("value") == null ? "" : Sentence.VALUE);
            } else {
                add(sentences, file, line, text);
                line = 1
                        + (int) source.substring(0, token.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
            }
            text.append(token.group("text")
                    .replace("\\n", "\n")
                    .replace("\\\"", "\"")
                    .replaceAll("%s|\\{}", Sentence.VALUE));
            end = token.end();
        }
        add(sentences, file, line, text);
        return sentences;
    }

    private static void add(List<Sentence> sentences, String file, int line, StringBuilder text) {
        Sentence.of(file, line, text.toString()).stream()
                .filter(sentence -> sentence.words() >= SHORTEST)
                // A text's own lines are none of the file's.
                .map(sentence -> new Sentence(file, line, sentence.text()))
                .forEach(sentences::add);
        text.setLength(0);
    }
}
