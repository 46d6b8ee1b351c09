package com.aa.nxop.access.internal.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A connection that ends at a time, however slowly the other side goes on: the JDK's own timeout bounds one silence, and never their sum.
 * TLS that is laid over it reads through it, so the handshake is bounded too.
 */
final class DeadlineSocket extends Socket {
    /** The kernel takes whole requests into this, so that a write never waits for a peer that does not read. */
    private static final int SEND_BUFFER = 128 * 1024;

    private final HttpLimits limits;

    /** @param proxy SOCKS or none; none means that the process's own proxy settings count for nothing */
    DeadlineSocket(Proxy proxy, HttpLimits limits) {
        super(proxy);
        this.limits = limits;
    }

    void connect(InetSocketAddress address) throws IOException {
        setTcpNoDelay(true);
        setSendBufferSize(SEND_BUFFER);
        connect(address, millis(limits.connect()));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                setSoTimeout(millis(limits.silence()));
                return in.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                setSoTimeout(millis(limits.silence()));
                return in.read(buffer, offset, length);
            }
        };
    }

    /** Never 0, which would mean for ever. */
    private int millis(Duration most) throws SocketTimeoutException {
        long left = Math.min(most.toNanos(), limits.deadlineNanos() - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("the answer did not end in time");
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, left / 1_000_000));
    }
}
