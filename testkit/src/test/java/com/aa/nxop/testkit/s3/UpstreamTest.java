package com.aa.nxop.testkit.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.http.HttpAnswer;
import com.aa.nxop.testkit.http.HttpCall;
import com.aa.nxop.testkit.http.HttpFront;
import com.aa.nxop.testkit.http.HttpService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamTest {
    private static HttpAnswer exchange(HttpService service, HttpCall call) {
        try (HttpFront front =
                HttpFront.start("up", service, InstantSource.system(), HttpAnswer.of(503, "text/plain", ""))) {
            return new Upstream(front.uri().getPort()).exchange(call);
        }
    }

    private static HttpCall seen(HttpCall call) {
        AtomicReference<@Nullable HttpCall> seen = new AtomicReference<>();
        exchange(
                received -> {
                    seen.set(received);
                    return HttpAnswer.of(200, "text/plain", "");
                },
                call);
        return Objects.requireNonNull(seen.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/b/a%20b+c%2Fd?list-type=2&prefix=%C3%A9&&x", "/b//k", "/b/k?uploads"})
    void keepsTheTargetAsItIs(String target) {
        assertThat(seen(new HttpCall("GET", target, Map.of(), new byte[0])).target())
                .isEqualTo(target);
    }

    @Test
    void keepsTheBodyAndTheHeadersOfTheObject() {
        HttpCall call = seen(new HttpCall(
                "PUT",
                "/b/k",
                Map.of(
                        "content-type", List.of("text/plain"),
                        "x-amz-meta-flight", List.of("AA é"),
                        "x-amz-content-sha256", List.of("STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
                        "x-two", List.of("a", "b")),
                "body é".getBytes(UTF_8)));
        assertThat(call.text()).isEqualTo("body é");
        assertThat(call.headers())
                .containsEntry("content-type", List.of("text/plain"))
                .containsEntry("x-amz-meta-flight", List.of("AA é"))
                .containsEntry("x-amz-content-sha256", List.of("STREAMING-UNSIGNED-PAYLOAD-TRAILER"))
                .containsEntry("x-two", List.of("a", "b"))
                .containsEntry("content-length", List.of("7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization",
                "connection",
                "date",
                "expect",
                "transfer-encoding",
                "x-amz-date",
                "x-amz-security-token"
            })
    void leavesOutWhatHasBeenDealtWith(String header) {
        HttpCall call = seen(new HttpCall("GET", "/b/k", Map.of(header, List.of("value")), new byte[0]));
        assertThat(call.headers()).doesNotContainKey(header);
    }

    @Test
    void speaksToS3ProxyUnderItsOwnName() {
        HttpCall call = seen(new HttpCall("GET", "/b/k", Map.of("host", List.of("elsewhere")), new byte[0]));
        assertThat(call.header("host")).get().asString().startsWith("127.0.0.1:");
    }

    @Test
    void bringsBackStatusHeadersAndBody() {
        HttpAnswer answer = exchange(
                call -> new HttpAnswer(206, Map.of("ETag", "\"1\"", "X-Long", "a: b"), "part é".getBytes(UTF_8)),
                new HttpCall("GET", "/", Map.of(), new byte[0]));
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.headers()).containsEntry("ETag", "\"1\"").containsEntry("X-Long", "a: b");
        assertThat(new String(answer.body(), UTF_8)).isEqualTo("part é");
    }

    @Test
    void saysWhatItWasDoingWhenNobodyAnswers() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> new Upstream(free).exchange(new HttpCall("GET", "/b/k?secret", Map.of(), new byte[0])))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("S3Proxy did not answer GET /b/k.");
    }
}
