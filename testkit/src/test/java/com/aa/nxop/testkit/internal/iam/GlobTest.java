package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    abc             | abc                  | true
                    abc             | abd                  | false
                    abc             | ABC                  | false
                    abc             | abcd                 | false
                    abcd            | abc                  | false
                    ''              | ''                   | true
                    ''              | a                    | false
                    a               | ''                   | false
                    *               | ''                   | true
                    *               | anything at all      | true
                    **              | x                    | true
                    ?               | ''                   | false
                    ?               | a                    | true
                    ?               | ab                   | false
                    a*              | a                    | true
                    a*              | abc                  | true
                    a*              | ba                   | false
                    *c              | abc                  | true
                    *c              | abcd                 | false
                    a*c             | ac                   | true
                    a*c             | abbbc                | true
                    a*c             | abbb                 | false
                    a*b*c           | aXbYc                | true
                    a*b*c           | aXcYb                | false
                    *ab*ab          | abab                 | true
                    *ab*ab          | ab                   | false
                    *aab            | aaaaab               | true
                    a?c             | abc                  | true
                    a?c             | ac                   | false
                    a??             | abc                  | true
                    a?*             | a                    | false
                    a?*             | abcdef               | true
                    *?              | ''                   | false
                    *?              | x                    | true
                    a.c             | abc                  | false
                    a.c             | a.c                  | true
                    [ab]            | a                    | false
                    a\\d            | a1                   | false
                    arn:*:end       | arn:a:b:c:end        | true
                    fxip-*          | fxip-ms-dev          | true
                    fxip-*-dev      | fxip-ms-prod         | false
                    """)
    void matchesStarsAndQuestionMarksOnly(String pattern, String value, boolean expected) {
        assertThat(Glob.of(pattern).matches(value, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "sts:assumerole, sts:AssumeRole, true",
        "STS:*, sts:AssumeRole, true",
        "s3:get*, s3:GetObject, true",
        "s3:get?bject, s3:GetObject, true",
        "s3:put*, s3:GetObject, false"
    })
    void canIgnoreCase(String pattern, String value, boolean expected) {
        assertThat(Glob.of(pattern).matches(value, true)).isEqualTo(expected);
    }

    @Test
    void takesLiteralStarsForThemselves() {
        Glob glob = new Glob.Builder().pattern("a*").literal("*").pattern("b").build();

        assertThat(glob.matches("axx*b", false)).isTrue();
        assertThat(glob.matches("axxxb", false)).isFalse();
        assertThat(glob.literal()).isEqualTo("a**b");
    }

    @Test
    void takesLiteralQuestionMarksForThemselves() {
        Glob glob = new Glob.Builder().literal("?").build();

        assertThat(glob.matches("?", false)).isTrue();
        assertThat(glob.matches("x", false)).isFalse();
    }

    @Test
    void keepsColonsBeyondTheLimitInTheLastPart() {
        assertThat(Glob.of("a:b:c:d").splitAtColons(3))
                .extracting(Glob::literal)
                .containsExactly("a", "b", "c:d");
    }

    @Test
    void splitsEmptyPartsToo() {
        assertThat(Glob.of("arn:aws:s3:::*").splitAtColons(6))
                .extracting(Glob::literal)
                .containsExactly("arn", "aws", "s3", "", "", "*");
    }

    @Test
    void keepsWildcardsWild() {
        assertThat(Glob.of("x:a*:?").splitAtColons(3))
                .satisfies(
                        parts -> assertThat(parts.get(1).matches("abc", false)).isTrue())
                .satisfies(parts -> assertThat(parts.get(2).matches("z", false)).isTrue());
    }

    @Test
    void isNotSlowWithManyStars() {
        assertThat(Glob.of("*a".repeat(200) + "b").matches("a".repeat(2000), false))
                .isFalse();
    }
}
