package com.aa.nxop.proofs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of {@link PlainWords} is broken once here, and what its writer is told. */
final class PlainWordsRulesTest {
    private static final String WORDS_25 = "word ".repeat(24) + "end";

    private static List<String> rules(Stream<Sentence> sentences) {
        return sentences
                .flatMap(sentence -> PlainWords.check(sentence).stream())
                .map(Problem::rule)
                .toList();
    }

    private static List<String> inPage(String text) {
        return rules(PageProse.of(Document.of("docs/new.md", text)).stream());
    }

    private static List<String> inCode(String source) {
        return rules(CodeProse.of("New.java", source).stream());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "over         | The session is over.",
                "by-itself    | The SDK finds it by itself.",
                "all-the-same | The brokers are used all the same.",
                "anew         | The SDK reads the file anew.",
                "besides      | Besides, the token must be readable.",
                "at-once      | Nothing at once: the SDK asks again.",
                "whoever      | This is a page for whoever runs pods.",
                "those-who    | This is a page for those who run pods.",
                "has-not-the  | It has not the six parts of an ARN.",
                "as-of        | Use one jar, as of the shade plugin.",
                "is-no        | The file is no key store.",
                "hangs-on     | The answer hangs on the region.",
                "had          | No other session could be had.",
                "of-it        | The SDK reads all of it.",
                "there-words  | The token, and the role thereof.",
                "headless     | What answers there is not STS.",
                "headless     | Who has a registry has it.",
            })
    void aWordThatReadersStumbleOver(String rule, String sentence) {
        assertThat(inPage(sentence)).containsExactly(rule);
        assertThat(inCode("String s = \"" + sentence + "\";")).containsExactly(rule);
    }

    @Test
    void aLongSentence() {
        assertThat(inPage("Short. " + WORDS_25 + ".")).isEmpty();
        assertThat(inPage("Short. " + "word " + WORDS_25 + ".")).containsExactly("long");
        assertThat(inCode("s(\"word " + WORDS_25.replace(" end", " \"\n + value + \" end") + "\");"))
                .containsExactly("long");
    }

    @Test
    void aProblemNamesFileLineAndRemedy() {
        assertThat(PageProse.of(Document.of("docs/new.md", "# New\n\nFirst line.\nThe session\nis over.")).stream()
                        .flatMap(sentence -> PlainWords.check(sentence).stream())
                        .map(Problem::toString))
                .containsExactly("docs/new.md:4: [over] not plain: \"The session is over.\""
                        + " -> say \"has expired\", \"has ended\" or \"has passed\" (docs/style.md)");
        assertThat(CodeProse.of("A.java", "class A {\n  String a = \"The session \"\n      + \"is over.\";\n}"))
                .containsExactly(new Sentence("A.java", 2, "The session is over."));
    }

    @Test
    void cellsAndItemsAreSentences() {
        assertThat(inPage("| a | " + WORDS_25 + " |\n| --- | --- |\n| b | " + WORDS_25 + " |"))
                .isEmpty();
        assertThat(inPage("- " + WORDS_25 + "\n- " + WORDS_25 + "\n1. " + WORDS_25))
                .isEmpty();
        assertThat(inPage("- word " + WORDS_25)).containsExactly("long");
        assertThat(inPage("| word " + WORDS_25 + " | b |")).containsExactly("long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The log says `the session is over` and `is read anew`.",
                "```text\nthe session is over\n```",
                "The SDK has [a page](what/is/over.md) about this.",
                "There is no session. The key is no longer valid. The limit holds as of 2026.",
                "What happens in an outage?",
                "<!-- last run: begin -->\nThe run is over.\n<!-- last run: end -->",
                "12 345 678 - — 1,000 % \u00a7 ",
            })
    void plainWords(String page) {
        assertThat(inPage(page)).isEmpty();
    }

    @Test
    void commentsAndOtherLiteralsAreNoTexts() {
        assertThat(
                        inCode(
                                "// The session is over.\n/* \"The session is over.\" */\nchar c = '\"';\nString id = \"is over\";"))
                .isEmpty();
    }
}
