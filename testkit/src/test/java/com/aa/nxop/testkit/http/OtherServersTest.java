package com.aa.nxop.testkit.http;

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
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.eclipse.jetty.http.UriCompliance;
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
 * What other servers do with what the sandbox needs: the evidence of {@code docs/decisions/http-server.md}. Where one of these fails with a
 * newer version, that decision may be taken again.
 */
class OtherServersTest {
    private static final String GET = "GET /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    private static final String MOVED = "Tue, 02 Jan 2035 03:04:05 GMT";

    private final AtomicInteger served = new AtomicInteger();

    private static String ask(URI server, String request) throws IOException {
        try (RawClient client = new RawClient(server)) {
            return client.send(request).rest();
        }
    }

    // The JDK's HttpServer

    private String askJdk(HttpHandler handler, String request) throws IOException {
        HttpServer jdk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        jdk.createContext("/", exchange -> {
            served.incrementAndGet();
            handler.handle(exchange);
        });
        jdk.start();
        try {
            return ask(URI.create("http://127.0.0.1:" + jdk.getAddress().getPort()), request);
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
    void theJdksRefusesPathsThatAreNoUri() throws IOException {
        assertThat(askJdk(HttpExchange::close, GET.replace("/x", "/{x}"))).startsWith("HTTP/1.1 400");
        assertThat(served).hasValue(0);
    }

    // Jetty

    private String askJetty(HttpConfiguration configuration, Handler.Abstract handler, String request)
            throws Exception {
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setSendDateHeader(false);
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty, 0, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        jetty.setHandler(handler);
        jetty.start();
        try {
            return ask(URI.create("http://127.0.0.1:" + connector.getLocalPort()), request);
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
        assertThat(askJetty(new HttpConfiguration(), showingTheTarget(), GET)).contains("\r\nDate: " + MOVED + "\r\n");
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
        assertThatThrownBy(() -> askJetty(new HttpConfiguration(), resetting, GET))
                .isInstanceOf(IOException.class)
                .hasMessage("Connection reset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%2e%2e/x", "/../x", "/a%00b", "/%zz", "/a%"})
    void jettyRefusesTheseTargetsItselfThoughToldToTakeAll(String target) throws Exception {
        assertThat(askJetty(new HttpConfiguration(), showingTheTarget(), GET.replace("/x", target)))
                .startsWith("HTTP/1.1 400");
        assertThat(served).hasValue(0);
    }

    @Test
    void jettyDropsAFragmentThatWasSigned() throws Exception {
        assertThat(askJetty(new HttpConfiguration(), showingTheTarget(), GET.replace("/x", "/x?a#b")))
                .endsWith("\r\n\r\n/x?a");
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
