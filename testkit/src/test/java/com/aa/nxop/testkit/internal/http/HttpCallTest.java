package com.aa.nxop.testkit.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCallTest {
    private static HttpCall call(String target, Map<String, List<String>> headers, String body) {
        return new HttpCall("POST", target, headers, body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(value = {"/, /, ''", "/a?b, /a, b", "/a?, /a, ''", "/a?b?c, /a, b?c", "/a%3Fb?c=%26, /a%3Fb, c=%26"})
    void partsPathAndQueryAtTheFirstQuestionMark(String target, String path, String query) {
        HttpCall call = call(target, Map.of(), "");
        assertThat(call.path()).isEqualTo(path);
        assertThat(call.query()).isEqualTo(query);
    }

    @Test
    void findsHeadersInAnyCase() {
        HttpCall call = call("/", Map.of("x-amz-date", List.of("first", "second")), "");
        assertThat(call.header("X-Amz-Date")).contains("first");
        assertThat(call.header("x-amz-dat")).isEmpty();
    }

    @Test
    void readsItsBodyAsUtf8() {
        assertThat(call("/", Map.of(), "é日").text()).isEqualTo("é日");
    }

    @Test
    void showsNeitherQueryNorHeadersNorBody() {
        HttpCall call = call("/a?X-Amz-Security-Token=secret", Map.of("authorization", List.of("secret")), "secret");
        assertThat(call).hasToString("POST /a");
    }

    @Test
    void showsNothingOfAnAnswerButItsStatus() {
        assertThat(HttpAnswer.of(200, "application/json", "{\"Token\":\"secret\"}"))
                .hasToString("HTTP 200");
        assertThat(HttpAnswer.of(200, "application/json", "é").headers())
                .isEqualTo(Map.of("Content-Type", "application/json"));
    }
}
