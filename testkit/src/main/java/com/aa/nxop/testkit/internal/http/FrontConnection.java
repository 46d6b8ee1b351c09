package com.aa.nxop.testkit.internal.http;

import java.io.IOException;
import java.net.Socket;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** One connection: request after request until one side has had enough. */
final class FrontConnection implements Runnable, AutoCloseable {
    private static final Timeout IDLE = Timeout.ofSeconds(60);

    private static final Http1Config LIMITS = Http1Config.custom()
            .setBufferSize(16 * 1024)
            // More than AWS allows for a line; an STS presigned URL with tokens is about 4 KiB.
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private final LingeringConnection connection;
    private final FrontService service;

    FrontConnection(Socket socket, FrontService service) throws IOException {
        this.service = service;
        this.connection = new LingeringConnection(LIMITS);
        // Answers are small: with Nagle's algorithm a kept-alive client waits 40 ms for each.
        socket.setTcpNoDelay(true);
        connection.bind(socket);
        connection.setSocketTimeout(IDLE);
    }

    @Override
    public void run() {
        try {
            while (connection.isOpen() && !Thread.currentThread().isInterrupted()) {
                service.handleRequest(connection, HttpCoreContext.create());
            }
        } catch (BrokenOff e) {
            // With no time to linger: RST instead of FIN.
            connection.close(CloseMode.IMMEDIATE);
        } catch (IOException | HttpException e) {
            // The peer went away or the front was closed: the connection is over either way.
            return;
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        connection.close(CloseMode.GRACEFUL);
    }

    /** A fault wants the connection reset. */
    static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1;
    }
}
