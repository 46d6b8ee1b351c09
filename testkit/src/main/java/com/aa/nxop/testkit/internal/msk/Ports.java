package com.aa.nxop.testkit.internal.msk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Loopback ports that are taken before the broker starts. Its configuration has to name them, and a port that is only known to be
 * free may be somebody else's a moment later.
 */
final class Ports implements ServerSocketFactory, AutoCloseable {
    private final List<ServerSocketChannel> channels = new ArrayList<>();

    int take() {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            channels.add(channel);
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 50);
            channel.configureBlocking(false);
            return channel.socket().getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1 for the sandbox's broker.", e);
        }
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
        return channels.stream()
                .filter(channel -> channel.socket().getLocalPort() == address.getPort())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No port was taken for " + listener + "."));
    }

    /** Those too that the broker never came to use. */
    @Override
    public void close() {
        for (ServerSocketChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
