package com.aa.nxop.access.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, over a connection of its own: no redirect, no cookie, no password that the process has for others, no cache
 * and no log. May be given up from another thread.
 *
 * <p>The one thing that no limit of it bounds is the JDK's look-up of a host name.
 */
public final class HttpCall {
    private final HttpRequest request;
    private final HttpLimits limits;
    private final TlsTrust trust;
    private @Nullable Socket open; // guarded by this
    private boolean given; // guarded by this

    /** @param trust for https */
    public HttpCall(HttpRequest request, HttpLimits limits, TlsTrust trust) {
        this.request = request;
        this.limits = limits;
        this.trust = trust;
    }

    /**
     * Sends it, once.
     *
     * @throws UnusableAnswerException if what answers does not speak HTTP
     * @throws IOException if there is no answer, or none in time
     */
    public HttpAnswer run() throws IOException {
        byte[] bytes = request.bytes(request.target(), Map.of());
        // Closing this one ends TLS too, and does not wait for the other side's agreement.
        try (DeadlineSocket line = new DeadlineSocket(Proxy.NO_PROXY, limits)) {
            remember(line);
            line.connect(address(request.host(), request.port()));
            Socket socket = request.isTls() ? secured(line) : line;
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            return new AnswerReader(new BufferedInputStream(socket.getInputStream()), limits.bytes()).read();
        }
    }

    /** Whoever waits in {@link #run} gets an exception at once. May be called at any time, from any thread. */
    public void abort() {
        Socket socket;
        synchronized (this) {
            given = true;
            socket = open;
        }
        if (socket != null) {
            close(socket);
        }
    }

    private synchronized void remember(Socket socket) throws IOException {
        open = socket;
        if (given) {
            throw new IOException("the call was given up");
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
    }

    private static InetSocketAddress address(String host, int port) throws UnknownHostException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        return address;
    }

    /** TLS with a look at the name in the certificate. */
    private Socket secured(Socket line) throws IOException {
        SSLSocket socket =
                (SSLSocket) trust.sockets().createSocket(line, request.host(), request.port(), /* autoClose= */ true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
