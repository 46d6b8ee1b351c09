package com.aa.nxop.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service gets is what was on the wire, byte for byte: signatures are made over it. */
class AsReceivedTest {
    private final BlockingQueue<HttpCall> calls = new LinkedBlockingQueue<>();
    private final HttpFront front = HttpFront.start(
            "received",
            call -> {
                calls.add(call);
                return HttpAnswer.of(200, "text/plain", "ok");
            },
            InstantSource.system(),
            HttpAnswer.of(429, "text/plain", ""));

    @AfterEach
    void close() {
        front.close();
    }

    /** Sends this and ends the connection; ~ stands for the end of a line. */
    private String exchange(String request) throws IOException {
        try (RawClient client = new RawClient(front.uri())) {
            return client.send(request.replace("~", "\r\n")).end().rest();
        }
    }

    private HttpCall received(String request) throws Exception {
        exchange(request);
        HttpCall call = calls.poll(10, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        return call;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a%2Fb/%C3%A9+x?b=2&a&&a=%20",
                "/a/../b",
                "/./a",
                "//a//b/",
                "/%2e%2e/%2E/x",
                "/a%00b",
                "/%zz%",
                "/a;x=1/b",
                "/{x}|^\\\"<>`",
                "/a?b=%zz&c=%FF?d",
                "/a#fragment?x",
                "/a?b#c",
                "/?",
                "/http://elsewhere/"
            })
    void keepsTheTarget(String target) throws Exception {
        assertThat(received("GET " + target + " HTTP/1.1~Host: h~~").target()).isEqualTo(target);
    }

    @Test
    void readsBytesAboveAsciiAsUtf8() throws Exception {
        // RawClient sends a byte for each character: C3 A9, C2 80 and E6 97 A5.
        HttpCall call = received("GET /\u00c3\u00a9 HTTP/1.1~Host: h~X-A: \u00c2\u0080\u00e6\u0097\u00a5~~");
        assertThat(call.target()).isEqualTo("/\u00e9");
        assertThat(call.header("x-a")).contains("\u0080\u65e5");
    }

    @Test
    void keepsTheCaseOfMethodsAndValues() throws Exception {
        HttpCall call = received("pAtCh / HTTP/1.1~Host: H:1~Content-Type: TEXT/Plain; Charset=UTF-8~~");
        assertThat(call.method()).isEqualTo("pAtCh");
        assertThat(call.header("host")).contains("H:1");
        assertThat(call.header("content-type")).contains("TEXT/Plain; Charset=UTF-8");
    }

    @Test
    void keepsRepeatedHeadersInOrderUnderTheirLowerCaseName() throws Exception {
        HttpCall call = received("GET / HTTP/1.1~X-Two: b~Host: h~x-two:  a  c \t~X-TWO:~Host: g~~");
        assertThat(call.headers())
                .containsEntry("x-two", List.of("b", "a  c", ""))
                .containsEntry("host", List.of("h", "g"));
        assertThat(new ArrayList<>(call.headers().keySet())).containsExactly("x-two", "host");
        assertThat(call.header("X-TWO")).contains("b");
    }

    @Test
    void keepsControlCharactersInValues() throws Exception {
        HttpCall call = received("GET / HTTP/1.1~Host: h~X-A: a\u0000b\u0001c~~");
        assertThat(call.headers()).containsEntry("x-a", List.of("a\u0000b\u0001c"));
    }

    @Test
    void joinsAFoldedValueWithOneBlankAsItsSignatureDoes() throws Exception {
        assertThat(received("GET / HTTP/1.1~Host: h~X-A: a~ \t b~~").headers()).containsEntry("x-a", List.of("a b"));
    }

    @Test
    void takesARequestWithoutHostForTheServiceToRefuse() throws Exception {
        assertThat(received("GET / HTTP/1.1~~").headers()).isEqualTo(Map.of());
    }

    @Test
    void readsABodyOfAnnouncedLengthAndTheRequestBehindIt() throws Exception {
        HttpCall first = received("POST / HTTP/1.1~Content-Length: 7~~hel\u0000\u00ff~GET /next HTTP/1.1~~");
        assertThat(first.body()).containsExactly('h', 'e', 'l', 0, 0xff, '\r', '\n');
        assertThat(calls.poll(10, TimeUnit.SECONDS))
                .extracting(HttpCall::target)
                .isEqualTo("/next");
    }

    @Test
    void readsAChunkedBodyAndDropsItsTrailers() throws Exception {
        HttpCall call = received("POST / HTTP/1.1~Transfer-Encoding: chunked~~"
                + "5;ext=1~hello~6~ world~0~X-Trailer: 1~~GET /next HTTP/1.1~~");
        assertThat(call.text()).isEqualTo("hello world");
        assertThat(calls.poll(10, TimeUnit.SECONDS))
                .extracting(HttpCall::target)
                .isEqualTo("/next");
    }

    @Test
    void takesNothingForABodyThatNobodyAnnounced() throws Exception {
        assertThat(received("POST / HTTP/1.1~~").body()).isEmpty();
    }

    @Test
    void tellsAWaitingClientToContinue() throws IOException {
        try (RawClient client = new RawClient(front.uri())) {
            client.send("PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
            assertThat(client.until("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.send("x").until("ok")).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void tellsNobodyToContinueWhoHasNoBody() throws IOException {
        assertThat(exchange("GET / HTTP/1.1~Expect: 100-continue~~")).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, X: y, keep-alive",
        "HTTP/1.1, Connection: close, close",
        "HTTP/1.0, X: y, close",
        "HTTP/1.0, Connection: Keep-Alive, keep-alive"
    })
    void saysWhetherTheConnectionStaysOpen(String version, String header, String answer) throws IOException {
        String requests = ("GET / " + version + "~" + header + "~~").repeat(2);
        assertThat(exchange(requests)).contains("\r\nConnection: " + answer + "\r\n");
        assertThat(calls).hasSize(answer.equals("close") ? 1 : 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /|400 Bad Request|malformed request line, header or length",
                "GET / HTTX/1.1|400 Bad Request|malformed request line, header or length",
                "GET /a b HTTP/1.1|400 Bad Request|malformed request line, header or length",
                "GET http://elsewhere/ HTTP/1.1|400 Bad Request|not an HTTP/1.1 request line",
                "OPTIONS * HTTP/1.1|400 Bad Request|not an HTTP/1.1 request line",
                "GET / HTTP/2.0|505 Http Version Not Supported|not HTTP/1.0 or HTTP/1.1",
                "GET / HTTP/1.1~no colon|400 Bad Request|malformed request line, header or length",
                "GET / HTTP/1.1~: no name|400 Bad Request|malformed request line, header or length",
                "GET / HTTP/1.1~Host : h|400 Bad Request|malformed request line, header or length",
                "GET / HTTP/1.1~Content-Length: 1~Content-Length: 1|400 Bad Request|malformed request line, header or length",
                "GET / HTTP/1.1~Content-Length: 1~Transfer-Encoding: chunked|400 Bad Request|ambiguous length of the body",
                "GET / HTTP/1.1~Content-Length: x|400 Bad Request|malformed request line, header or length",
                "GET / HTTP/1.1~Content-Length: -1|400 Bad Request|malformed request line, header or length",
                "GET / HTTP/1.1~Content-Length: 67108865|413 Request Too Long|body over 64 MiB",
                "GET / HTTP/1.1~Transfer-Encoding: gzip|501 Not Implemented|unknown transfer encoding"
            })
    void refusesWhatItDoesNotUnderstand(String request, String status, String message) throws IOException {
        assertThat(exchange(request + "~~"))
                .startsWith("HTTP/1.1 " + status + "\r\n")
                .contains("\r\nDate: ", "\r\nConnection: close\r\n", "\r\nContent-Length: " + (message.length() + 1))
                .endsWith("\r\n\r\n" + message + "\n");
        assertThat(calls).isEmpty();
    }

    @Test
    void quotesNothingOfWhatItRefuses() throws IOException {
        assertThat(exchange("GET / HTTP/1.1~Authorization secret~~")).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /X HTTP/1.1~~", "GET / HTTP/1.1~X-A: X~~"})
    void refusesAnEndlessLine(String request) throws IOException {
        assertThat(exchange(request.replace("X", "x".repeat(70_000))))
                .startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n")
                .endsWith("\r\n\r\nline over 64 KiB, or more than 200 headers\n");
    }

    /** A reset would take the answer back. */
    @Test
    void answersAlsoAClientThatStillSends() throws IOException {
        String part = "x".repeat(70_000);
        try (RawClient client = new RawClient(front.uri())) {
            assertThat(client.send("GET /" + part).next()).isEqualTo('H');
            assertThat(client.send(part).send(part).end().rest()).startsWith("TTP/1.1 431 ");
        }
    }

    @Test
    void refusesEndlessHeaders() throws IOException {
        assertThat(exchange("GET / HTTP/1.1~" + "X-A: b~".repeat(201) + "~")).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void takesTheLongestLineThatAwsTakes() throws Exception {
        assertThat(received("GET /?" + "x".repeat(60_000) + " HTTP/1.1~~").query())
                .hasSize(60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1~abc~0~~", "x~a~0~~", "-1~a~0~~", "7fffffffffffffffff~a"})
    void refusesAMalformedChunk(String chunks) throws IOException {
        assertThat(exchange("POST / HTTP/1.1~Transfer-Encoding: chunked~~" + chunks))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .endsWith("\r\n\r\nmalformed chunk\n");
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HT",
                "GET / HTTP/1.1~Host: h",
                "POST / HTTP/1.1~Content-Length: 5~~hel",
                "POST / HTTP/1.1~Transfer-Encoding: chunked~~5~hel"
            })
    void carriesNothingOutForAPeerThatWentAwayHalfWay(String request) throws IOException {
        exchange(request);
        assertThat(calls).isEmpty();
    }
}
