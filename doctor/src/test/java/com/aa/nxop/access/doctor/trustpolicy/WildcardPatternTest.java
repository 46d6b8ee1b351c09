package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wildcards as IAM takes them, against the JDK's regular expressions as a second opinion. */
class WildcardPatternTest {
    private static boolean byRegex(String pattern, String value) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(value).matches();
    }

    /** Few letters, so that many of them match. */
    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab:*?").ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings().withChars("ab:").ofMaxLength(9);
    }

    @Property(tries = 3000)
    void matchesWhatTheRegularExpressionMatches(@ForAll("patterns") String pattern, @ForAll("values") String value) {
        assertThat(WildcardPattern.of(pattern).matches(value)).isEqualTo(byRegex(pattern, value));
    }

    @Property(tries = 500)
    void aLiteralMatchesItselfAlone(@ForAll("patterns") String text, @ForAll("patterns") String value) {
        assertThat(WildcardPattern.literal(text).matches(text)).isTrue();
        assertThat(WildcardPattern.literal(text).matches(value)).isEqualTo(text.equals(value));
        assertThat(WildcardPattern.literal(text).hasWildcard()).isFalse();
    }

    @Property(tries = 500)
    void twoHalvesMatchWhatTheWholeMatches(
            @ForAll("patterns") String one, @ForAll("patterns") String other, @ForAll("values") String value) {
        WildcardPattern both = WildcardPattern.of(one).plus(WildcardPattern.of(other));
        assertThat(both).isEqualTo(WildcardPattern.of(one + other));
        assertThat(both.matches(value)).isEqualTo(byRegex(one + other, value));
    }

    /** As many as an ARN has, and nothing lost. */
    @Property(tries = 500)
    void sectionsAreTheTextBetweenTheFirstFiveColons(@ForAll("patterns") String pattern) {
        assertThat(WildcardPattern.of(pattern).sections().stream().map(WildcardPattern::text))
                .containsExactly(pattern.split(":", 6));
        assertThat(String.join(
                        ":",
                        WildcardPattern.of(pattern).sections().stream()
                                .map(WildcardPattern::text)
                                .toList()))
                .isEqualTo(pattern);
    }

    /** A resource may hold colons of its own. */
    @Test
    void thereAreNeverMoreThanSix() {
        assertThat(WildcardPattern.of("arn:aws:x:*:1:group:name:*").sections())
                .extracting(WildcardPattern::text)
                .containsExactly("arn", "aws", "x", "*", "1", "group:name:*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | ''              | true
            ''              | a               | false
            *               | ''              | true
            ?               | ''              | false
            **              | a:b             | true
            a*              | a               | true
            *a              | ba              | true
            a*b*c           | abc             | true
            a*b*c           | abcb            | false
            fxip-?s-*       | fxip-ms-dev     | true
            arn:aws:eks:*:1 | arn:aws:eks:a:1 | true
            """)
    void cases(String pattern, String value, boolean matches) {
        assertThat(WildcardPattern.of(pattern).matches(value)).isEqualTo(matches);
    }

    /** What a tag holds is no pattern: else a tag could open what the policy closes. */
    @Test
    void wildcardsThatAVariablePutThereAreNone() {
        WildcardPattern glob =
                WildcardPattern.of("team-").plus(WildcardPattern.literal("*")).plus(WildcardPattern.of("-*"));
        assertThat(glob.matches("team-*-x")).isTrue();
        assertThat(glob.matches("team-a-x")).isFalse();
        assertThat(glob.sections()).containsExactly(glob);
        assertThat(WildcardPattern.literal("*").matchesEverything()).isFalse();
    }

    @Test
    void onlyStarsMatchEverything() {
        assertThat(WildcardPattern.of("*").matchesEverything()).isTrue();
        assertThat(WildcardPattern.of("***").matchesEverything()).isTrue();
        assertThat(WildcardPattern.of("").matchesEverything()).isFalse();
        assertThat(WildcardPattern.of("*?").matchesEverything()).isFalse();
    }

    /** A backtracking matcher would not come back. */
    @Test
    @Timeout(5)
    void manyStarsTakeNoTime() {
        assertThat(WildcardPattern.of("*a".repeat(40) + "b").matches("a".repeat(5000)))
                .isFalse();
    }
}
