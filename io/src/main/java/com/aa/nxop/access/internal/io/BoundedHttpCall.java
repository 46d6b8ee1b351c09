package com.aa.nxop.access.internal.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, over a connection of its own: no redirect, no cookie, no password that the process has for others, no cache
 * and no log. May be given up from another thread.
 *
 * <p>The one thing that no limit of it bounds is the JDK's look-up of a host name.
 */
public final class BoundedHttpCall {
    private final HttpRequest request;
    private final HttpLimits limits;
    private final TlsTrust trust;
    private final Optional<HttpProxy> proxy;
    private @Nullable Socket open; // guarded by this
    private boolean given; // guarded by this

    /**
     * Directly, or through a proxy.
     *
     * @param trust for https
     */
    public BoundedHttpCall(HttpRequest request, HttpLimits limits, TlsTrust trust, Optional<HttpProxy> proxy) {
        this.request = request;
        this.limits = limits;
        this.trust = trust;
        this.proxy = proxy;
    }

    /**
     * Sends it, once.
     *
     * @throws UnusableAnswerException if what answers does not speak HTTP
     * @throws ProxyException if a proxy is used
     * @throws IOException if there is no answer, or none in time
     */
    public BoundedHttpAnswer run() throws IOException {
        ProxyRoute route = new ProxyRoute(request, limits, trust, proxy);
        byte[] bytes = route.bytes();
        // Closing this one ends TLS too, and does not wait for the other side's agreement.
        try (DeadlineSocket line = route.socket()) {
            remember(line);
            Socket socket = route.connect(line);
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            BoundedHttpAnswer answer =
                    new AnswerReader(new BufferedInputStream(socket.getInputStream()), limits.bytes()).read();
            route.check(answer);
            return answer;
        } catch (IOException e) {
            throw route.failed(e);
        }
    }

    /** A thread that waits in {@link #run} gets an exception at once. May be called at any time, from any thread. */
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
}
