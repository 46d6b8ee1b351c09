package com.aa.nxop.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private RequestReader reader(String request) {
        return new RequestReader(new ByteArrayInputStream(request.getBytes(UTF_8)), out);
    }

    private RequestReader.Request read(String request) throws IOException {
        return reader(request).read().orElseThrow();
    }

    @Test
    void keepsTheTargetAsItWasSent() throws IOException {
        HttpCall call = read("GET /a%2Fb/%C3%A9+x?b=2&a&&a=%20 HTTP/1.1\r\nHost: h:1\r\n\r\n")
                .call();
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.target()).isEqualTo("/a%2Fb/%C3%A9+x?b=2&a&&a=%20");
        assertThat(call.path()).isEqualTo("/a%2Fb/%C3%A9+x");
        assertThat(call.query()).isEqualTo("b=2&a&&a=%20");
    }

    @Test
    void collectsRepeatedHeadersInOrderUnderTheirLowerCaseName() throws IOException {
        HttpCall call = read("GET / HTTP/1.1\r\nX-Two: b\r\nHost: h\r\nx-two:  a  \r\n\r\n")
                .call();
        assertThat(call.headers()).containsEntry("x-two", List.of("b", "a")).containsEntry("host", List.of("h"));
        assertThat(call.header("X-TWO")).contains("b");
    }

    @Test
    void readsABodyOfAnnouncedLength() throws IOException {
        RequestReader reader = reader("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhelloGET /next HTTP/1.1\r\n\r\n");
        assertThat(reader.read().orElseThrow().call().text()).isEqualTo("hello");
        assertThat(reader.read().orElseThrow().call().target()).isEqualTo("/next");
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void readsAChunkedBodyAndDropsItsTrailers() throws IOException {
        String body = "5;ext=1~hello~6~ world~0~X-Trailer: 1~~";
        HttpCall call = read(("POST / HTTP/1.1~Transfer-Encoding: chunked~~" + body).replace("~", "\r\n"))
                .call();
        assertThat(call.text()).isEqualTo("hello world");
    }

    @Test
    void tellsAWaitingClientToContinue() throws IOException {
        read("PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx");
        assertThat(out.toString(UTF_8)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, X: y, true",
        "HTTP/1.1, Connection: close, false",
        "HTTP/1.0, X: y, false",
        "HTTP/1.0, Connection: Keep-Alive, true"
    })
    void knowsWhetherTheConnectionStaysOpen(String version, String header, boolean open) throws IOException {
        assertThat(read("GET / " + version + "\r\n" + header + "\r\n\r\n").keepAlive())
                .isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /|400|not an HTTP/1.1 request line",
                "GET http://elsewhere/ HTTP/1.1|400|not an HTTP/1.1 request line",
                "GET / HTTP/2.0|400|not an HTTP/1.1 request line",
                "GET / HTTP/1.1~no colon|400|malformed header",
                "GET / HTTP/1.1~A: b~ folded|400|malformed header",
                "GET / HTTP/1.1~Content-Length: 1~Content-Length: 2|400|ambiguous length of the body",
                "GET / HTTP/1.1~Content-Length: 1~Transfer-Encoding: chunked|400|ambiguous length of the body",
                "GET / HTTP/1.1~Content-Length: x|400|malformed length",
                "GET / HTTP/1.1~Content-Length: -1|400|negative length",
                "GET / HTTP/1.1~Content-Length: 67108865|413|body over 64 MiB",
                "GET / HTTP/1.1~Transfer-Encoding: gzip|501|unknown transfer encoding"
            })
    void refusesWhatItDoesNotUnderstand(String request, int status, String message) {
        assertThatThrownBy(() -> read(request.replace("~", "\r\n") + "\r\n\r\n"))
                .hasMessage(message)
                .asInstanceOf(type(BadRequest.class))
                .extracting(BadRequest::status)
                .isEqualTo(status);
    }

    @Test
    void refusesAnEndlessLine() {
        assertThatThrownBy(() -> read("GET /" + "x".repeat(70_000) + " HTTP/1.1\r\n\r\n"))
                .hasMessage("line over 64 KiB");
    }

    @Test
    void refusesAMalformedChunk() {
        assertThatThrownBy(() -> read("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n"))
                .hasMessage("malformed chunk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HT",
                "GET / HTTP/1.1\r\nHost: h",
                "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhel",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"
            })
    void noticesAPeerThatWentAwayHalfWay(String request) {
        assertThatThrownBy(() -> read(request))
                .isInstanceOf(EOFException.class)
                .hasMessageStartingWith("the peer closed the connection within a ");
    }
}
