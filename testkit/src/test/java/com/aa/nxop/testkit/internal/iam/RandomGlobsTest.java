package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matcher against the JDK's regular expressions, on patterns short enough that every case turns up. */
class RandomGlobsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithRegularExpressions(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String pattern = text(random, "ab*?");
            String value = text(random, "ab");
            Pattern reference = Pattern.compile(pattern.replace("*", ".*").replace("?", "."));

            assertThat(Glob.of(pattern).matches(value, false))
                    .as("%s on %s", pattern, value)
                    .isEqualTo(reference.matcher(value).matches());
        }
    }

    private static String text(Random random, String characters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
