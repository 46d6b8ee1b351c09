package com.aa.nxop.testkit.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.Fault;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpFrontTest {
    private static final HttpAnswer THROTTLED = HttpAnswer.of(429, "text/plain", "slower");
    private static final String GET = "GET /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2035-01-02T03:04:05Z"));

    private final AtomicInteger served = new AtomicInteger();
    private final HttpFront front = HttpFront.start(
            "test",
            call -> {
                served.incrementAndGet();
                return HttpAnswer.of(200, "text/plain", "hello " + call.target());
            },
            CLOCK,
            THROTTLED);

    @AfterEach
    void close() {
        front.close();
    }

    private String exchange(String request) throws IOException {
        try (RawClient client = new RawClient(front.uri())) {
            return client.send(request).rest();
        }
    }

    @Test
    void answersWithTheWorldsDate() throws IOException {
        assertThat(exchange(GET))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: Tue, 02 Jan 2035 03:04:05 GMT\r\n"
                        + "Content-Length: 8\r\nConnection: close\r\n\r\nhello /x");
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(front.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(front.uri().getScheme()).isEqualTo("http");
    }

    @Test
    void servesOneRequestAfterAnotherOnOneConnection() throws IOException {
        try (RawClient client = new RawClient(front.uri())) {
            String request = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";
            assertThat(client.send(request).until("hello /a")).contains("Connection: keep-alive");
            assertThat(client.send(request).until("hello /a")).contains("Connection: keep-alive");
        }
        assertThat(front.requests()).isEqualTo(2);
    }

    @Test
    void answersHeadWithTheLengthButNotTheBody() throws IOException {
        HttpService service = call -> new HttpAnswer(200, Map.of("Content-Length", "700"), new byte[0]);
        try (HttpFront head = HttpFront.start("head", service, CLOCK, THROTTLED);
                RawClient client = new RawClient(head.uri())) {
            assertThat(client.send(GET.replace("GET", "HEAD")).rest())
                    .contains("Content-Length: 700\r\n")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void leavesTheLengthOutWhereThereCanBeNoBody() throws IOException {
        HttpService service = call -> new HttpAnswer(204, Map.of(), new byte[0]);
        try (HttpFront empty = HttpFront.start("empty", service, CLOCK, THROTTLED);
                RawClient client = new RawClient(empty.uri())) {
            assertThat(client.send(GET).rest())
                    .startsWith("HTTP/1.1 204 No Content\r\n")
                    .doesNotContain("Content-Length");
        }
    }

    @Test
    void turnsADefectBehindItIntoA500WithoutQuotingTheRequest() throws IOException {
        HttpService broken = call -> {
            throw new IllegalStateException("secret");
        };
        try (HttpFront front = HttpFront.start("broken", broken, CLOCK, THROTTLED);
                RawClient client = new RawClient(front.uri())) {
            assertThat(client.send(GET).rest())
                    .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
                    .endsWith("\r\n\r\nThe sandbox failed: java.lang.IllegalStateException\n");
        }
    }

    @Test
    void saysWhatIsWrongWithARequest() throws IOException {
        assertThat(exchange("nonsense\r\n\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("\r\nDate: Tue, 02 Jan 2035 03:04:05 GMT\r\n")
                .endsWith("\r\n\r\nmalformed request line, header or length\n");
    }

    @Test
    void worksWithTheJdksClient() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) front.uri().resolve("/jdk").toURL().openConnection();
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(16);
        connection.getOutputStream().write("x".repeat(100).getBytes(UTF_8));
        assertThat(connection.getInputStream()).hasContent("hello /jdk");
        connection.disconnect();
    }

    @Test
    void injectsAStatusForSoManyCalls() throws IOException {
        front.inject(Fault.status(503, "down").times(2));
        assertThat(exchange(GET)).startsWith("HTTP/1.1 503 Service Unavailable").endsWith("\r\n\r\ndown");
        assertThat(exchange(GET)).endsWith("\r\n\r\ndown");
        assertThat(exchange(GET)).endsWith("hello /x");
        assertThat(served).hasValue(1);
        assertThat(front.requests()).isEqualTo(3);
    }

    @Test
    void takesFaultsInOrderAndForgetsThemAfterClear() throws IOException {
        front.inject(Fault.empty().times(1));
        front.inject(Fault.garbage());
        assertThat(exchange(GET)).endsWith("Content-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(exchange(GET)).contains("<<garbage>>");
        assertThat(exchange(GET)).contains("<<garbage>>");
        front.clear();
        assertThat(exchange(GET)).endsWith("hello /x");
    }

    @Test
    void throttlesInTheServicesOwnWords() throws IOException {
        front.inject(Fault.throttle().times(1));
        assertThat(exchange(GET)).startsWith("HTTP/1.1 429 Too Many Requests").endsWith("\r\n\r\nslower");
    }

    @Test
    void resetsTheConnectionWithoutCarryingOutTheRequest() throws IOException {
        front.inject(Fault.reset().times(1));
        try (RawClient client = new RawClient(front.uri())) {
            client.send(GET);
            assertThatThrownBy(client::rest).isInstanceOf(IOException.class).hasMessage("Connection reset");
        }
        assertThat(served).hasValue(0);
    }

    @Test
    void breaksOffInTheMiddleOfTheBody() throws IOException {
        front.inject(Fault.truncated().times(1));
        assertThat(exchange(GET)).contains("Content-Length: 8\r\n").endsWith("\r\n\r\nhell");
        assertThat(served).hasValue(1);
    }

    @Test
    void breaksOffWithoutAResetSoThatWhatWasSentArrives() throws IOException {
        front.inject(Fault.truncated().times(1));
        try (RawClient client = new RawClient(front.uri())) {
            assertThat(client.send(GET).until("hell")).endsWith("\r\n\r\nhell");
            assertThat(client.next()).isEqualTo(-1);
        }
    }

    @Test
    void dripsByteAfterByte() throws IOException {
        Duration pause = Duration.ofMillis(20);
        front.inject(Fault.drip(pause).times(1));
        try (RawClient client = new RawClient(front.uri())) {
            client.send(GET).until("\r\n\r\n");
            long start = System.nanoTime();
            assertThat(client.rest()).isEqualTo("hello /x");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(pause.multipliedBy(7));
        }
        assertThat(served).hasValue(1);
    }

    @Test
    void dripsNoLongerOnceCleared() throws IOException {
        front.inject(Fault.drip(Duration.ofHours(1)));
        try (RawClient client = new RawClient(front.uri())) {
            assertThat(client.send("GET /x HTTP/1.1\r\n\r\n").until("\r\n\r\nh"))
                    .endsWith("h");
            front.clear();
            assertThat(client.until("ello /x")).isEqualTo("ello /x");
            assertThat(client.send(GET).rest()).endsWith("hello /x");
        }
    }

    @Test
    void putsOneTextInThePlaceOfAnother() throws IOException {
        front.inject(Fault.replacing("hello", "good morning").times(1));
        assertThat(exchange(GET)).contains("Content-Length: 15\r\n").endsWith("\r\n\r\ngood morning /x");
    }

    @Test
    void resetsAConnectionThatHasServedOthers() throws IOException {
        try (RawClient client = new RawClient(front.uri())) {
            client.send("GET /x HTTP/1.1\r\n\r\n").until("hello /x");
            front.inject(Fault.reset().times(1));
            client.send(GET);
            assertThatThrownBy(client::rest).isInstanceOf(IOException.class).hasMessage("Connection reset");
        }
    }

    @Test
    void answersLate() throws IOException {
        front.inject(Fault.latency(Duration.ofMillis(150)).times(1));
        long start = System.nanoTime();
        assertThat(exchange(GET)).endsWith("hello /x");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void hangsUntilCleared() {
        front.inject(Fault.hang());
        CompletableFuture<String> hanging = CompletableFuture.supplyAsync(() -> {
            try {
                return exchange(GET);
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        });
        await().until(() -> front.requests() == 1);
        assertThat(hanging).isNotDone();
        front.clear();
        await().until(hanging::isDone);
        assertThat(hanging).isCompletedWithValue("Connection reset");
    }

    @Test
    void leavesNoThreadBehindEvenWithOpenAndHangingConnections() throws IOException {
        front.inject(Fault.hang());
        try (RawClient hanging = new RawClient(front.uri());
                Socket idle =
                        new Socket(InetAddress.getLoopbackAddress(), front.uri().getPort())) {
            hanging.send(GET);
            await().until(() -> front.requests() == 1);
            assertThat(idle.isConnected()).isTrue();
            front.close();
            front.close();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("nxop-sandbox-test"));
        }
        assertThatThrownBy(() -> exchange(GET)).isInstanceOf(IOException.class);
    }
}
