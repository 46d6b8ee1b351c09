package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a terminal of 120 columns can show. */
class WrappedTextTest {
    private static final String INDENT = "    ";

    private static String of(String text) {
        WrappedText lines = new WrappedText();
        lines.add("  - ", INDENT, text);
        return lines.toString();
    }

    @Test
    void aShortTextStandsOnOneLine() {
        assertThat(of("one two")).isEqualTo("  - one two\n");
    }

    @Test
    void anEmptyTextIsAnEmptyLineWithoutBlanksAtItsEnd() {
        assertThat(of("")).isEqualTo("  -\n");
        WrappedText lines = new WrappedText();
        lines.add("", "");
        assertThat(lines).hasToString("\n");
    }

    @Test
    void exactlyAsMuchAsFitsIsNotBroken() {
        assertThat(of("x".repeat(116))).isEqualTo("  - " + "x".repeat(116) + "\n");
        assertThat(of("x".repeat(110) + " 12345")).isEqualTo("  - " + "x".repeat(110) + " 12345\n");
    }

    @Test
    void oneCharacterMoreBreaksAtTheLastBlank() {
        assertThat(of("x".repeat(110) + " 123456")).isEqualTo("  - " + "x".repeat(110) + "\n    123456\n");
        assertThat(of("a " + "x".repeat(114) + " b")).isEqualTo("  - a " + "x".repeat(114) + "\n    b\n");
    }

    /** Half an ARN can neither be copied nor be searched for. */
    @Test
    void aWordThatIsTooLongStaysWhole() {
        assertThat(of("x".repeat(117))).isEqualTo("  - " + "x".repeat(117) + "\n");
        assertThat(of("x".repeat(300) + " y")).isEqualTo("  - " + "x".repeat(300) + "\n    y\n");
    }

    @Test
    void aWordThatIsTooLongBeginsOnItsOwnLine() {
        assertThat(of("short " + "x".repeat(117) + " y z"))
                .isEqualTo("  - short\n    " + "x".repeat(117) + "\n    y z\n");
    }

    @Test
    void blanksAtTheBreakAreNeitherALineNorAnIndent() {
        assertThat(of("x".repeat(116) + " ")).isEqualTo("  - " + "x".repeat(116) + "\n");
        assertThat(of("x".repeat(115) + "   y")).isEqualTo("  - " + "x".repeat(115) + "\n    y\n");
    }

    @Test
    void theTextsOwnLinesStayAndAreIndented() {
        assertThat(of("one\n  1. two\n\nthree")).isEqualTo("  - one\n      1. two\n\n    three\n");
    }

    @Test
    void leadingBlanksAreNoPlaceToBreak() {
        assertThat(of(" ".repeat(20) + "x".repeat(100))).isEqualTo("  - " + " ".repeat(20) + "x".repeat(100) + "\n");
        assertThat(of(" ".repeat(130) + "x")).isEqualTo("  - " + " ".repeat(130) + "x\n");
    }

    @Test
    void whatContinuesALineHasItsIndent() {
        assertThat(of("one\n  1. " + "x".repeat(105) + " two three\nfour"))
                .isEqualTo("  - one\n      1. " + "x".repeat(105) + " two\n      three\n    four\n");
    }

    @Test
    void anIndentWithoutMeasureIsNotKept() {
        assertThat(of(" ".repeat(90) + "a ".repeat(20).strip()))
                .isEqualTo(
                        "  - " + " ".repeat(90) + "a ".repeat(13).strip() + "\n" + " ".repeat(44) + "a a a a a a a\n");
    }

    /** Somebody else's text moves no cursor, changes no colour and writes no line over another. */
    @Test
    void controlCharactersAreShownAsQuestionMarks() {
        assertThat(of("a\u001b[31mred\u001b[0m\rb\tc\u0007\u009bd\u202ee")).isEqualTo("  - a?[31mred?[0m?b?c??d?e\n");
    }

    @Test
    void whatIsToBeCopiedIsNotBroken() {
        WrappedText lines = new WrappedText();
        lines.addUnbroken("  ", "{\n  \"" + "x y".repeat(60) + "\"\n}\n");
        assertThat(lines).hasToString("  {\n    \"" + "x y".repeat(60) + "\"\n  }\n");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("aaaabbbb,:/ \n").ofMaxLength(700);
    }

    @Property(tries = 500)
    void noLineIsTooLongUnlessItIsOneWordAndNoneEndsInBlanks(@ForAll("texts") String text) {
        assertThat(of(text)).endsWith("\n");
        assertThat(of(text).lines()).allSatisfy(line -> {
            assertThat(line).matches(".{0,120}|.{4} *[^ ]+");
            assertThat(line).isEqualTo(line.stripTrailing());
        });
    }

    @Property(tries = 500)
    void noWordIsLostOrCut(@ForAll("texts") String text) {
        assertThat(of(text).substring(4).strip().split("\\s+"))
                .isEqualTo(text.strip().split("\\s+"));
    }

    @Property(tries = 500)
    void everyLineButTheFirstIsIndented(@ForAll("texts") String text) {
        assertThat(of(text).lines().skip(1)).allMatch(line -> line.isEmpty() || line.startsWith(INDENT));
    }
}
