package com.aa.nxop.testkit.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose last answer arrives. A socket that is closed with unread bytes is reset, and a reset takes the answer back from a peer
 * that still sends: RFC 9112, section 9.6. So this side says that it sends no more, and reads on for a moment.
 */
final class LingeringConnection extends DefaultBHttpServerConnection {
    private static final Timeout PAUSE = Timeout.ofMilliseconds(500);
    private static final int MOST_BYTES = 1 << 20;

    private final AtomicBoolean closing = new AtomicBoolean();

    LingeringConnection(Http1Config limits) {
        // No decoder: a character for each byte that came.
        super(
                "http",
                limits,
                null,
                StandardCharsets.UTF_8.newEncoder(),
                ReceivedRequests::lengthOfBody,
                null,
                config -> new RequestHeads(limits),
                null);
    }

    @Override
    public void close() throws IOException {
        SocketHolder holder = getSocketHolder();
        // The second who closes, closes at once.
        if (holder != null && closing.compareAndSet(false, true)) {
            try {
                linger(holder.getSocket());
            } catch (IOException e) {
                // The peer went away: nothing is left to arrive.
            }
        }
        super.close();
    }

    private void linger(@Nullable Socket socket) throws IOException {
        if (socket == null || socket.isClosed()) {
            return;
        }
        flush();
        socket.shutdownOutput();
        socket.setSoTimeout(PAUSE.toMillisecondsIntBound());
        InputStream in = socket.getInputStream();
        byte[] unread = new byte[8192];
        int all = 0;
        for (int n = in.read(unread); n >= 0 && all < MOST_BYTES; n = in.read(unread)) {
            all += n;
        }
    }
}
