package com.aa.nxop.access.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.ShortCall;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BoundedHttpCallTest {
    @Test
    void theRequestSaysWhatItMustAndNothingElse() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering(Answer.of(200, "hello").with("X-More", "yes"))) {
            BoundedHttpAnswer answer = ShortCall.to(server.uri() + "/a%20b?c=d%2Fe#f", Map.of("X-Mine", "1"))
                    .run();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().get("x-more")).containsExactly("yes");
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
            assertThat(server.request().line()).isEqualTo("GET /a%20b?c=d%2Fe HTTP/1.1");
            assertThat(server.request().headers())
                    .containsOnly(
                            Map.entry("host", server.uri().getAuthority()),
                            Map.entry("x-mine", "1"),
                            Map.entry("connection", "close"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Other: b", "a\nb", "a\rb", "a\u0000b", "ü", "a\u0085b", "a\u007f"})
    void aValueCannotBecomeAnotherHeaderAndIsNotRepeated(String value) {
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(200, ""))) {
            assertThatThrownBy(() -> ShortCall.to(server.uri() + "/", Map.of("X-Mine", value))
                            .run())
                    .isInstanceOf(IOException.class)
                    .hasMessage("a header value that HTTP does not allow");
            assertThatThrownBy(() -> ShortCall.to(server.uri() + "/", Map.of(value + ":", "x"))
                            .run())
                    .hasMessage("a header name that HTTP does not allow");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void anAnswerBeyondTheLimitIsCutAndSaysSo() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(500, "x".repeat(100_000)))) {
            BoundedHttpAnswer answer =
                    ShortCall.to(server.uri() + "/", Map.of()).run();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.whole()).isFalse();
            assertThat(answer.body()).hasSizeBetween(3_900, 4_096);
        }
    }

    @Test
    void isGivenUpFromAnotherThread() {
        try (BrokenServer server = BrokenServer.silent()) {
            BoundedHttpCall call = ShortCall.to(server.uri() + "/", Map.of());
            CompletableFuture<BoundedHttpAnswer> running = CompletableFuture.supplyAsync(() -> {
                try {
                    return call.run();
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            await().until(() -> server.connections() == 1);
            call.abort();
            assertThatThrownBy(running::join).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void whatWasGivenUpBeforeItBeganAsksNobody() {
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(200, ""))) {
            BoundedHttpCall call = ShortCall.to(server.uri() + "/", Map.of());
            call.abort();
            assertThatThrownBy(call::run).hasMessage("the call was given up");
            assertThat(server.requests()).isEmpty();
        }
    }

    /** As the Pod Identity agent is addressed in IPv6 clusters. */
    @Test
    void anAddressOfIpv6() throws Exception {
        InetAddress ipv6 = InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        try (ServerSocket server = new ServerSocket(0, 1, ipv6)) {
            CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> serve(server));
            String authority = "[::1]:" + server.getLocalPort();
            assertThat(ShortCall.to("http://" + authority + "/v1/credentials", Map.of())
                            .run()
                            .status())
                    .isEqualTo(204);
            assertThat(request.join()).contains("\r\nHost: " + authority + "\r\n");
        } catch (BindException e) {
            Assumptions.abort("no IPv6 here");
        }
    }

    private static String serve(ServerSocket server) {
        try (Socket socket = server.accept()) {
            byte[] request = new byte[4_096];
            int length = socket.getInputStream().read(request);
            socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(request, 0, length, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** The name is the proxy's to look up. */
    @Test
    void throughASocksProxy() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(200, "hello"));
                ServerSocket socks = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(
                    () -> serveSocks(socks, server.uri().getPort()));
            HttpProxy proxy = HttpProxy.parse("socks5h://127.0.0.1:" + socks.getLocalPort(), "ALL_PROXY");
            assertThat(ShortCall.through(proxy, "http://nobody.invalid:8080/x")
                            .run()
                            .status())
                    .isEqualTo(200);
            assertThat(asked.join()).isEqualTo("nobody.invalid:8080");
            assertThat(server.request().line()).isEqualTo("GET /x HTTP/1.1");
        }
    }

    /** RFC 1928, for one connection. */
    private static String serveSocks(ServerSocket socks, int port) {
        try (Socket client = socks.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            in.readByte();
            in.readFully(new byte[in.readByte()]);
            client.getOutputStream().write(new byte[] {5, 0});
            in.readFully(new byte[4]);
            byte[] name = new byte[in.readByte()];
            in.readFully(name);
            String asked = new String(name, StandardCharsets.US_ASCII) + ":" + in.readUnsignedShort();
            client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            byte[] request = new byte[4_096];
            server.getOutputStream().write(request, 0, in.read(request));
            server.getInputStream().transferTo(client.getOutputStream());
            return asked;
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aNameThatIsNotKnown() {
        assertThatThrownBy(
                        () -> ShortCall.to("http://nobody.invalid/", Map.of()).run())
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("nobody.invalid");
    }
}
