package com.aa.nxop.testkit.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What other servers do with what the sandbox needs: the evidence of {@code docs/internals/decisions/http-server.md}. Where one of these fails with a
 * newer version, that decision may be taken again.
 */
class OtherServersTest {
    private static final String GET = "GET /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    private static final String MOVED = "Tue, 02 Jan 2035 03:04:05 GMT";

    private static final String GARBAGE = "\0%PDF <<garbage>> {\"unclosed\": [";

    private final AtomicInteger served = new AtomicInteger();

    /** What a client sends and reads. */
    @FunctionalInterface
    private interface Dialogue {
        String with(RawClient client) throws IOException;
    }

    private static Dialogue ask(String request) {
        return client -> client.send(request).rest();
    }

    /** Reads one byte of the body before it lets the server write the other. */
    private static Dialogue dripped(CountDownLatch seen) {
        return client -> {
            String begun = client.send(GET).until("\r\n\r\nh");
            seen.countDown();
            return begun + client.rest();
        };
    }

    private static String hold(URI server, Dialogue dialogue) throws IOException {
        try (RawClient client = new RawClient(server)) {
            return dialogue.with(client);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // The JDK's HttpServer

    private String askJdk(HttpHandler handler, String request) throws IOException {
        return askJdk(handler, ask(request));
    }

    private String askJdk(HttpHandler handler, Dialogue dialogue) throws IOException {
        HttpServer jdk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        jdk.createContext("/", exchange -> {
            served.incrementAndGet();
            handler.handle(exchange);
        });
        jdk.start();
        try {
            return hold(URI.create("http://127.0.0.1:" + jdk.getAddress().getPort()), dialogue);
        } finally {
            jdk.stop(0);
        }
    }

    @Test
    void theJdksPutsTheRealTimeInThePlaceOfAMovedDate() throws IOException {
        String answer = askJdk(
                exchange -> {
                    exchange.getResponseHeaders().set("Date", MOVED);
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                },
                GET);
        assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("\r\nDate: ").doesNotContain(MOVED);
    }

    @Test
    void theJdksEndsAConnectionWhereAResetIsWanted() throws IOException {
        assertThat(askJdk(HttpExchange::close, GET)).isEmpty();
        assertThat(served).hasValue(1);
    }

    @Test
    void theJdksBreaksOffWithinABody() throws IOException {
        String answer = askJdk(
                exchange -> {
                    exchange.sendResponseHeaders(200, 8);
                    exchange.getResponseBody().write("hell".getBytes(UTF_8));
                    exchange.close();
                },
                GET);
        assertThat(answer).containsIgnoringCase("content-length: 8\r\n").endsWith("\r\n\r\nhell");
    }

    @Test
    void theJdksDripsAByteWithEachFlush() throws IOException {
        CountDownLatch seen = new CountDownLatch(1);
        String answer = askJdk(
                exchange -> {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write('h');
                    exchange.getResponseBody().flush();
                    await(seen);
                    exchange.getResponseBody().write('i');
                    exchange.close();
                },
                dripped(seen));
        assertThat(answer).endsWith("\r\n\r\nhi");
    }

    @Test
    void theJdksSendsGarbage() throws IOException {
        String answer = askJdk(
                exchange -> {
                    exchange.sendResponseHeaders(200, GARBAGE.length());
                    exchange.getResponseBody().write(GARBAGE.getBytes(UTF_8));
                    exchange.close();
                },
                GET);
        assertThat(answer).endsWith("\r\n\r\n" + GARBAGE);
    }

    @Test
    void theJdksRefusesPathsThatAreNoUri() throws IOException {
        assertThat(askJdk(HttpExchange::close, GET.replace("/x", "/{x}"))).startsWith("HTTP/1.1 400");
        assertThat(served).hasValue(0);
    }

    // Jetty

    private String askJetty(Handler.Abstract handler, String request) throws Exception {
        return askJetty(handler, ask(request));
    }

    private String askJetty(Handler.Abstract handler, Dialogue dialogue) throws Exception {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setSendDateHeader(false);
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty, 0, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        jetty.setHandler(handler);
        jetty.start();
        try {
            return hold(URI.create("http://127.0.0.1:" + connector.getLocalPort()), dialogue);
        } finally {
            jetty.stop();
        }
    }

    private Handler.Abstract showingTheTarget() {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                served.incrementAndGet();
                String target = request.getHttpURI().getPathQuery();
                response.getHeaders().put("Date", MOVED);
                response.write(true, ByteBuffer.wrap(target.getBytes(UTF_8)), callback);
                return true;
            }
        };
    }

    @Test
    void jettySendsAMovedDate() throws Exception {
        assertThat(askJetty(showingTheTarget(), GET)).contains("\r\nDate: " + MOVED + "\r\n");
    }

    @Test
    void jettyResetsAConnection() {
        Handler.Abstract resetting = new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                SocketChannelEndPoint connection = (SocketChannelEndPoint)
                        request.getConnectionMetaData().getConnection().getEndPoint();
                connection.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
                connection.close();
                callback.failed(new EofException("reset"));
                return true;
            }
        };
        assertThatThrownBy(() -> askJetty(resetting, GET))
                .isInstanceOf(IOException.class)
                .hasMessage("Connection reset");
    }

    private static boolean end(Request request, Callback callback) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new EofException("ended"));
        return true;
    }

    @Test
    void jettyBreaksOffWithinABody() throws Exception {
        Handler.Abstract breakingOff = new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                response.getHeaders().put("Content-Length", 8);
                Content.Sink.write(response, false, ByteBuffer.wrap("hell".getBytes(UTF_8)));
                return end(request, callback);
            }
        };
        assertThat(askJetty(breakingOff, GET)).contains("Content-Length: 8\r\n").endsWith("\r\n\r\nhell");
    }

    @Test
    void jettyDripsAByteWithEachWrite() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        Handler.Abstract dripping = new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                response.getHeaders().put("Content-Length", 2);
                Content.Sink.write(response, false, ByteBuffer.wrap(new byte[] {'h'}));
                await(seen);
                response.write(true, ByteBuffer.wrap(new byte[] {'i'}), callback);
                return true;
            }
        };
        assertThat(askJetty(dripping, dripped(seen))).endsWith("\r\n\r\nhi");
    }

    @Test
    void jettySendsGarbage() throws Exception {
        Handler.Abstract garbling = new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.write(true, ByteBuffer.wrap(GARBAGE.getBytes(UTF_8)), callback);
                return true;
            }
        };
        assertThat(askJetty(garbling, GET)).endsWith("\r\n\r\n" + GARBAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%2e%2e/x", "/../x", "/a%00b", "/%zz", "/a%"})
    void jettyRefusesTheseTargetsItselfThoughToldToTakeAll(String target) throws Exception {
        assertThat(askJetty(showingTheTarget(), GET.replace("/x", target))).startsWith("HTTP/1.1 400");
        assertThat(served).hasValue(0);
    }

    @Test
    void jettyDropsAFragmentThatWasSigned() throws Exception {
        assertThat(askJetty(showingTheTarget(), GET.replace("/x", "/x?a#b"))).endsWith("\r\n\r\n/x?a");
    }

    // HttpCore as it comes

    @Test
    void httpCoresOwnListenerKeepsTheJvmAlive() throws IOException {
        try (org.apache.hc.core5.http.impl.bootstrap.HttpServer server = ServerBootstrap.bootstrap()
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .register("*", (request, response, context) -> {})
                .create()) {
            server.start();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("HTTP-listener"))
                    .isNotEmpty()
                    .noneMatch(Thread::isDaemon);
            server.close(CloseMode.IMMEDIATE);
        }
    }

    @Test
    void httpCoresOwnRequestsChangeTheTarget() {
        assertThat(new BasicClassicHttpRequest("GET", "/x?a#b").getPath()).isEqualTo("/x?a");
        assertThat(new BasicClassicHttpRequest("GET", "//a/b").getPath()).isEqualTo("/b");
    }
}
