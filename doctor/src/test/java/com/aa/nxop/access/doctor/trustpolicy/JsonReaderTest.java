package com.aa.nxop.access.doctor.trustpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("", "line 1, column 1: a value is missing, the text ends here"),
                Arguments.of("  \n ", "line 2, column 2: a value is missing, the text ends here"),
                Arguments.of(
                        "{\n  \"a\": \"hidden-canary\n}",
                        "line 2, column 22: a string must not go over the end of a line or hold control characters"),
                Arguments.of("{\"a\": \"hidden-canary", "line 1, column 7: this string has no end"),
                Arguments.of("{\"a\": 1\n \"b\": 2}", "line 2, column 2: a comma or '}' is expected"),
                Arguments.of("{\"a\" 1}", "line 1, column 6: a colon is expected"),
                Arguments.of("{\"a\": 1,}", "line 1, column 9: a name in double quotes is expected"),
                Arguments.of("{'a': 1}", "line 1, column 2: a name in double quotes is expected"),
                Arguments.of("{", "line 1, column 2: a name in double quotes is expected"),
                Arguments.of("[1, 2", "line 1, column 6: a comma or ']' is expected"),
                Arguments.of("[1,]", "line 1, column 4: no value begins like this"),
                Arguments.of("{\"a\": hidden}", "line 1, column 7: no value begins like this"),
                Arguments.of("[truer]", "line 1, column 2: no value begins like this"),
                Arguments.of("[01]", "line 1, column 2: no value begins like this"),
                Arguments.of("[1.]", "line 1, column 2: no value begins like this"),
                Arguments.of("[\"\\x\"]", "line 1, column 4: no such escape after a backslash"),
                Arguments.of("[\"\\u12\"]", "line 1, column 4: no such escape after a backslash"),
                Arguments.of("[\"\\", "line 1, column 4: no such escape after a backslash"),
                Arguments.of("{} {}", "line 1, column 4: the document has ended, but more text follows"),
                Arguments.of("{\"a\": 1,\n\"a\": 2}", "line 2, column 1: this name stands twice in one object"),
                Arguments.of("[".repeat(33), "line 1, column 33: more than 32 levels are too many for a policy"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void saysWhereTheMistakeIsAndRepeatsNothing(String text, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonReader.read(text))
                .withMessage("The trust policy is not valid JSON: " + expected + ".");
    }

    @Test
    void readsEverythingThatJsonHas() {
        assertThat(JsonReader.read(
                                "\uFEFF { \"a\" : [ true , -1.5e3, null, {} , [] ],\r\n\t\"b\\u0041\": \"\\\"\\\\\\/\\n\\u00e9\" } \n")
                        .toString())
                .isEqualTo(
                        "Members[byName={a=Items[values=[Text[value=true], Text[value=-1.5e3], Null[], Members[byName={}],"
                                + " Items[values=[]]]], bA=Text[value=\"\\/\n\u00e9]}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "10", "1.25", "1E5", "1e-5", "true", "false"})
    void takesNumbersAndTruthValuesForTheirText(String text) {
        assertThat(JsonReader.read(text)).isEqualTo(new JsonValue.Text(text));
    }
}
