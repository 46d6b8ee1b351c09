package com.aa.nxop.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerWriterTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AnswerWriter writer = new AnswerWriter(out);

    private String written(String method, HttpAnswer answer, boolean keepAlive) throws IOException {
        writer.write(method, answer, NOW, keepAlive);
        return out.toString(UTF_8);
    }

    private static HttpAnswer answer(int status, Map<String, String> headers, String body) {
        return new HttpAnswer(status, headers, body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "200, OK",
        "204, No Content",
        "400, Bad Request",
        "403, Forbidden",
        "404, Not Found",
        "429, Too Many Requests",
        "500, Internal Server Error",
        "503, Service Unavailable",
        "418, Status"
    })
    void startsWithTheStatus(int status, String reason) throws IOException {
        assertThat(written("GET", answer(status, Map.of(), ""), false))
                .startsWith("HTTP/1.1 " + status + " " + reason + "\r\nDate: Tue, 03 Feb 2026 04:05:06 GMT\r\n");
    }

    @Test
    void countsBytesAndNotCharacters() throws IOException {
        assertThat(written("GET", answer(200, Map.of(), "é日"), true))
                .endsWith("Content-Length: 5\r\nConnection: keep-alive\r\n\r\né日");
    }

    @Test
    void decidesOnItsOwnWhatConcernsTheConnection() throws IOException {
        Map<String, String> theirs = new LinkedHashMap<>();
        theirs.put("Date", "never");
        theirs.put("Connection", "upgrade");
        theirs.put("transfer-encoding", "chunked");
        theirs.put("Content-Length", "99");
        theirs.put("ETag", "\"1\"");
        assertThat(written("GET", answer(200, theirs, "ok"), false))
                .isEqualTo("HTTP/1.1 200 OK\r\nDate: Tue, 03 Feb 2026 04:05:06 GMT\r\nETag: \"1\"\r\n"
                        + "Content-Length: 2\r\nConnection: close\r\n\r\nok");
    }

    @Test
    void takesTheLengthFromTheServiceForHead() throws IOException {
        assertThat(written("HEAD", answer(200, Map.of("content-length", "99"), ""), false))
                .endsWith("Content-Length: 99\r\nConnection: close\r\n\r\n");
    }

    @Test
    void sendsNoBodyToHead() throws IOException {
        assertThat(written("HEAD", answer(403, Map.of(), "refused"), false))
                .endsWith("Content-Length: 7\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"204", "304"})
    void sendsNeitherBodyNorLengthWhereThereIsNone(int status) throws IOException {
        assertThat(written("GET", answer(status, Map.of(), "dropped"), false))
                .endsWith("\r\nConnection: close\r\n\r\n")
                .doesNotContain("Content-Length");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"'', 1, ''", "x, 1, ''", "xy, 2, x", "xyz, 3, x", "abcdefgh, 8, abcd"},
            nullValues = "none")
    void announcesAllAndSendsHalf(String body, int announced, String sent) throws IOException {
        writer.writeHalf("GET", answer(200, Map.of(), body), NOW);
        assertThat(out.toString(UTF_8))
                .endsWith("Content-Length: " + announced + "\r\nConnection: close\r\n\r\n" + sent);
    }
}
