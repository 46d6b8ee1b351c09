package com.aa.nxop.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With the JDK's own HTTP client, which knows what a proxy is to do. */
@Tag("full")
@Timeout(30)
class ForwardProxyTest {
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server = hello(requests);
    private final URI origin =
            URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    private final SandboxCa ca = SandboxCa.create();
    private final TlsFront tls = TlsFront.start(ca.server("hello.example.com"), origin);
    private final ForwardProxy proxy =
            ForwardProxy.start().route("hello.example.com:80", origin).route("hello.example.com:443", tls.uri());

    /** Answers with the method, and with what a proxy must not pass on. */
    private static HttpServer hello(AtomicInteger requests) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                requests.incrementAndGet();
                String login = exchange.getRequestHeaders().getFirst("proxy-authorization");
                byte[] body = (exchange.getRequestMethod() + " " + (login == null ? "without a login" : login))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        proxy.close();
        tls.close();
        server.stop(0);
    }

    private HttpResponse<String> get(String uri) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", ca.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .proxy(ProxySelector.of(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), proxy.uri().getPort())))
                .authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("user", "secret".toCharArray());
                    }
                })
                .build();
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }

    @Test
    void leadsPlainRequestsToTheServer() throws Exception {
        assertThat(get("http://hello.example.com/a?b=c").body()).startsWith("GET");
        assertThat(proxy.requests()).containsExactly("GET http://hello.example.com/a?b=c HTTP/1.1");
    }

    @Test
    void tunnelsTls() throws Exception {
        assertThat(get("https://hello.example.com/a").body()).startsWith("GET");
        assertThat(proxy.requests()).containsExactly("CONNECT hello.example.com:443 HTTP/1.1");
    }

    @Test
    void demandsALoginAndKeepsItForItself() throws Exception {
        proxy.demandLogin("user", "secret");
        assertThat(get("http://hello.example.com/").body()).isEqualTo("GET without a login");
        assertThat(proxy.requests()).hasSize(2);
        proxy.demandLogin("other", "secret");
        assertThatThrownBy(() -> get("http://hello.example.com/")).isInstanceOf(IOException.class);
    }

    @Test
    void leadsNowhereElse() throws Exception {
        assertThat(get("http://elsewhere.example.com/").statusCode()).isEqualTo(502);
    }

    @Test
    void refuses() throws Exception {
        proxy.refuse("403 Forbidden");
        assertThat(get("http://hello.example.com/").statusCode()).isEqualTo(403);
        assertThat(requests).hasValue(0);
    }
}
