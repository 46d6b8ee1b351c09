package com.aa.nxop.testkit.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Fault;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the front makes of a service's answer. */
class AnswersTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-03T04:05:06.789Z"));

    private static String written(String method, HttpAnswer answer, Fault... faults) throws IOException {
        try (HttpFront front = HttpFront.start("answers", call -> answer, CLOCK, answer);
                RawClient client = new RawClient(front.uri())) {
            for (Fault fault : faults) {
                front.inject(fault);
            }
            String all = client.send(method + " / HTTP/1.1\r\nConnection: close\r\n\r\n")
                    .rest();
            return new String(all.getBytes(ISO_8859_1), UTF_8);
        }
    }

    private static HttpAnswer answer(int status, Map<String, String> headers, String body) {
        return new HttpAnswer(status, headers, body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "200, OK",
        "204, No Content",
        "206, Partial Content",
        "400, Bad Request",
        "403, Forbidden",
        "404, Not Found",
        "429, Too Many Requests",
        "500, Internal Server Error",
        "503, Service Unavailable",
        "418, ''",
        "599, ''"
    })
    void startsWithTheStatus(int status, String reason) throws IOException {
        assertThat(written("GET", answer(status, Map.of(), "")))
                .startsWith("HTTP/1.1 " + status + " " + reason + "\r\nDate: Tue, 03 Feb 2026 04:05:06 GMT\r\n");
    }

    @Test
    void countsBytesAndNotCharacters() throws IOException {
        assertThat(written("GET", answer(200, Map.of("x-amz-meta-a", "\u00e9"), "é日")))
                .contains("x-amz-meta-a: \u00e9\r\n")
                .endsWith("Content-Length: 5\r\nConnection: close\r\n\r\né日");
    }

    @Test
    void decidesOnItsOwnWhatConcernsTheConnection() throws IOException {
        Map<String, String> theirs = new LinkedHashMap<>();
        theirs.put("Date", "never");
        theirs.put("Connection", "upgrade");
        theirs.put("transfer-encoding", "chunked");
        theirs.put("Content-Length", "99");
        theirs.put("ETag", "\"1\"");
        assertThat(written("GET", answer(200, theirs, "ok")))
                .isEqualTo("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nDate: Tue, 03 Feb 2026 04:05:06 GMT\r\n"
                        + "Content-Length: 2\r\nConnection: close\r\n\r\nok");
    }

    @Test
    void takesTheLengthFromTheServiceForHead() throws IOException {
        assertThat(written("HEAD", answer(200, Map.of("content-length", "99"), "")))
                .contains("\r\ncontent-length: 99\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void sendsNoBodyToHead() throws IOException {
        assertThat(written("HEAD", answer(403, Map.of(), "refused")))
                .endsWith("Content-Length: 7\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"204", "304"})
    void sendsNeitherBodyNorLengthWhereThereIsNone(int status) throws IOException {
        assertThat(written("GET", answer(status, Map.of(), "dropped")))
                .endsWith("\r\nConnection: close\r\n\r\n")
                .doesNotContain("Content-Length");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"'', 1, ''", "x, 1, ''", "xy, 2, x", "xyz, 3, x", "abcdefgh, 8, abcd"},
            nullValues = "none")
    void announcesAllAndSendsHalf(String body, int announced, String sent) throws IOException {
        assertThat(written("GET", answer(200, Map.of(), body), Fault.truncated()))
                .contains("\r\nContent-Length: " + announced + "\r\n", "\r\nConnection: close\r\n")
                .endsWith("\r\n\r\n" + sent);
    }
}
