package com.aa.nxop.access.internal.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** How a request gets to its host: directly, through an HTTP proxy (CONNECT for https, whole addresses for http), or through SOCKS. */
record ProxyRoute(HttpRequest request, HttpLimits limits, TlsTrust trust, Optional<HttpProxy> proxy) {
    private static final int LARGEST_HEAD = 16 * 1024;

    /** The request as the next one on the way reads it. */
    byte[] bytes() throws IOException {
        boolean whole = proxy.isPresent() && speaksHttp(proxy.get()) && !request.isTls();
        return whole
                ? request.bytes("http://" + request.authority() + request.target(), login(proxy.get()))
                : request.bytes(request.target(), Map.of());
    }

    private static boolean speaksHttp(HttpProxy proxy) {
        return proxy.kind() == HttpProxy.Kind.HTTP || proxy.kind() == HttpProxy.Kind.HTTPS;
    }

    private static Map<String, String> login(HttpProxy proxy) {
        return proxy.authorization()
                .map(login -> Map.of("Proxy-Authorization", login))
                .orElse(Map.of());
    }

    /** Not connected. The process's own proxy settings count for nothing. */
    DeadlineSocket socket() throws IOException {
        boolean socks = proxy.isPresent() && proxy.get().kind() == HttpProxy.Kind.SOCKS;
        return new DeadlineSocket(
                socks
                        ? new Proxy(
                                Proxy.Type.SOCKS,
                                address(proxy.get().host(), proxy.get().port()))
                        : Proxy.NO_PROXY,
                limits);
    }

    /** Up to the host, TLS included. */
    Socket connect(DeadlineSocket line) throws IOException {
        if (proxy.isEmpty()) {
            line.connect(address(request.host(), request.port()));
            return request.isTls() ? secured(trust, line, request.host(), request.port()) : line;
        }
        Socket toProxy = reach(line, proxy.get());
        if (!request.isTls()) {
            return toProxy;
        }
        if (speaksHttp(proxy.get())) {
            tunnel(toProxy, proxy.get(), target());
        }
        return secured(trust, toProxy, request.host(), request.port());
    }

    private Socket reach(DeadlineSocket line, HttpProxy used) throws IOException {
        if (used.kind() == HttpProxy.Kind.UNKNOWN) {
            throw ProxyException.unknown(used);
        }
        try {
            if (used.kind() == HttpProxy.Kind.SOCKS) {
                // The name is the proxy's to look up.
                line.connect(InetSocketAddress.createUnresolved(request.host(), request.port()));
                return line;
            }
            line.connect(address(used.host(), used.port()));
            return used.kind() == HttpProxy.Kind.HTTPS ? secured(trust, line, used.host(), used.port()) : line;
        } catch (IOException e) {
            throw ProxyException.notReached(used, target(), e);
        }
    }

    /** Asks the proxy to lead the connection on. */
    static void tunnel(Socket toProxy, HttpProxy used, String target) throws IOException {
        HttpRequest connect = HttpRequest.of("CONNECT", URI.create("https://" + target), Map.of("Host", target));
        toProxy.getOutputStream().write(connect.bytes(target, login(used)));
        toProxy.getOutputStream().flush();
        // Not buffered: what follows the head is TLS.
        int status = new AnswerReader(toProxy.getInputStream(), LARGEST_HEAD).status();
        if (status / 100 != 2) {
            throw ProxyException.answered(used, target, status);
        }
    }

    /** A proxy that refuses plain http answers in the host's place. */
    void check(BoundedHttpAnswer answer) throws ProxyException {
        String type = answer.headers().getOrDefault("Content-Type", List.of("")).get(0);
        if (proxy.isPresent() && !request.isTls() && ProxyException.isOfProxy(answer.status(), type)) {
            throw ProxyException.answered(proxy.get(), target(), answer.status());
        }
    }

    /** The failure, with the proxy if there is one. */
    IOException failed(IOException e) {
        return proxy.isEmpty() || e instanceof ProxyException ? e : ProxyException.beyond(proxy.get(), target(), e);
    }

    private String target() {
        return request.uri().getHost() + ":" + request.port();
    }

    static InetSocketAddress address(String host, int port) throws UnknownHostException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        return address;
    }

    /** TLS with a look at the name in the certificate. */
    static Socket secured(TlsTrust trust, Socket line, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) trust.sockets().createSocket(line, host, port, /* autoClose= */ true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
