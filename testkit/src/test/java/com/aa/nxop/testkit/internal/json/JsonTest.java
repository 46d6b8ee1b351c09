package com.aa.nxop.testkit.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is read and written is what Jackson's mapper, which the sandbox does without, would read and write. */
@Tag("full")
class JsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"a\\u00e9\\n\\\"\"",
                "{\"b\": [1, -2147483649, 123456789012345678901234567890, 1.50, 1e3], \"a\": {\"\": true, \"x\": false}}",
                "[[], {}, [null, {\"a\": []}]]",
                ""
            })
    void readsWhatTheMapperReads(String json) {
        assertThat(JsonTree.read(json)).isEqualTo(MAPPER.readTree(json));
        assertThat(JsonTree.read(json.getBytes(UTF_8))).isEqualTo(MAPPER.readTree(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1", "{\"a\" 1}", "{\"a\": 1, \"a\": 2}", "{} {}", "tru", "{\"a\": 01}", "'a'"})
    void refusesWhatIsNoDocument(String json) {
        assertThatThrownBy(() -> JsonTree.read(json)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesEndlessNesting() {
        assertThatThrownBy(() -> JsonTree.read("[".repeat(100_000))).isInstanceOf(JacksonException.class);
    }

    @Test
    void writesWhatTheMapperWrites() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("text", "a\u00e9\n\"\\/\u0001");
        members.put("numbers", Arrays.asList(1, 2L, 1_763_726_400.123, 1e9, null));
        members.put("truth", true);
        members.put("nested", Map.of("empty", List.of()));
        assertThat(JsonText.of(members)).isEqualTo(MAPPER.writeValueAsString(members));
    }

    @Test
    void keepsLargeNumbers() {
        assertThat(JsonTree.read("123456789012345678901234567890").bigIntegerValue())
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
    }
}
