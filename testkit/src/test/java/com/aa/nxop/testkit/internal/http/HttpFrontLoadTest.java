package com.aa.nxop.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the JDK's other client, which keeps connections alive, sends bodies in chunks and many requests at once. */
@Tag("full")
@Timeout(60)
class HttpFrontLoadTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpFront front = HttpFront.start(
            "load",
            call -> new HttpAnswer(200, Map.of("X-Method", call.method()), call.body()),
            InstantSource.system(),
            HttpAnswer.of(429, "text/plain", ""));

    @AfterEach
    void close() {
        front.close();
    }

    private URI uri() {
        return front.uri().resolve("/echo");
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private HttpResponse<byte[]> put(HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri()).PUT(body).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 1_000_000, 20_000_000})
    void echoesBodiesOfAnySize(int length) throws Exception {
        assertThat(put(HttpRequest.BodyPublishers.ofByteArray(bytes(length))).body())
                .isEqualTo(bytes(length));
    }

    @Test
    void echoesABodyOfUnknownLength() throws Exception {
        byte[] content = bytes(300_000);
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < content.length; at += 70_000) {
            pieces.add(Arrays.copyOfRange(content, at, Math.min(at + 70_000, content.length)));
        }
        assertThat(put(HttpRequest.BodyPublishers.ofByteArrays(pieces)).body()).isEqualTo(content);
    }

    @Test
    void waitsForAClientThatAsksToContinue() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri())
                .expectContinue(true)
                .PUT(HttpRequest.BodyPublishers.ofString("after all"))
                .build();
        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("after all");
    }

    @Test
    void answersManyAtOnce() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            HttpRequest request = HttpRequest.newBuilder(uri())
                    .POST(HttpRequest.BodyPublishers.ofString("call " + i))
                    .build();
            answers.add(CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        for (int i = 0; i < 200; i++) {
            assertThat(answers.get(i).join().body()).isEqualTo("call " + i);
        }
        assertThat(front.requests()).isEqualTo(200);
    }

    @Test
    void answersSmallRequestsWithoutWaitingForMore() throws Exception {
        put(HttpRequest.BodyPublishers.ofString("warm"));
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            put(HttpRequest.BodyPublishers.ofString("x"));
        }
        // With Nagle's algorithm and delayed acknowledgements: 50 times 40 ms.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void refusesBodiesOver64MiBWithoutReadingThem() throws IOException {
        try (RawClient client = new RawClient(front.uri())) {
            assertThat(client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 67108865\r\n\r\n")
                            .rest())
                    .startsWith("HTTP/1.1 413 Request Too Long\r\n")
                    .endsWith("\r\n\r\nbody over 64 MiB\n");
        }
    }

    @Test
    void survivesPeersThatBreakOff() throws Exception {
        for (String half :
                new String[] {"", "GET", "GET / HTTP/1.1\r\nHo", "PUT / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx"}) {
            try (RawClient client = new RawClient(front.uri())) {
                client.send(half);
            }
        }
        assertThat(put(HttpRequest.BodyPublishers.ofString("still here")).body())
                .asString()
                .isEqualTo("still here");
    }

    @Test
    void freesItsPort() throws Exception {
        URI first = uri();
        front.close();
        assertThat(CLIENT.sendAsync(HttpRequest.newBuilder(first).build(), HttpResponse.BodyHandlers.ofString()))
                .failsWithin(Duration.ofSeconds(10));
    }
}
