package com.aa.nxop.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpFront;
import java.io.IOException;
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
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Map;
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
    private final HttpFront server = HttpFront.start(
            "hello",
            call -> HttpAnswer.of(
                    200,
                    "text/plain",
                    call.method() + " " + call.header("proxy-authorization").orElse("without a login")),
            InstantSource.system(),
            new HttpAnswer(429, Map.of(), new byte[0]));
    private final SandboxCa ca = SandboxCa.create();
    private final TlsFront tls = TlsFront.start(ca.server("hello.example.com"), server.uri());
    private final ForwardProxy proxy =
            ForwardProxy.start().route("hello.example.com:80", server.uri()).route("hello.example.com:443", tls.uri());

    @AfterEach
    void close() {
        proxy.close();
        tls.close();
        server.close();
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
        assertThat(server.requests()).isZero();
    }
}
