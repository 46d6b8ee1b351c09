package com.aa.nxop.testkit.internal.docdb;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** One listening socket and its connections. Thread-safe. */
final class Member {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ServerBootstrap bootstrap;
    private final Set<Gate> gates = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile boolean open = true;
    private @Nullable Channel listener;
    /** Keeps the port of a stopped member. It is bound, so no other server gets the port. Nothing listens, so clients are refused. */
    private @Nullable Socket reserved;

    /** Takes a free port on the loopback interface. */
    Member(EventLoopGroup loops, SSLContext tls, ClusterState cluster, Store store) {
        bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        Dialogue dialogue = new Dialogue(cluster, name(), store);
                        channel.pipeline()
                                .addLast(new SslHandler(engine(tls)))
                                .addLast(new WireDecoder())
                                .addLast(new WireEncoder())
                                .addLast(new Gate(Member.this, dialogue, cluster.faults(), store));
                    }
                });
        // Loaded before anybody comes: a jar that is missing fails the start, and not the first connection.
        Objects.requireNonNull(SslHandler.class);
        listener = bind(0);
        port = ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Host and port, by the name in the certificate. */
    String name() {
        return "localhost:" + port;
    }

    private Channel bind(int wanted) {
        ChannelFuture bound =
                bootstrap.bind(new InetSocketAddress(loopback(), wanted)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "A member of the sandbox's DocumentDB cannot listen on 127.0.0.1:" + wanted + ".", bound.cause());
        }
        return bound.channel();
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    synchronized void start() {
        if (listener == null) {
            // Before: somebody may come at once.
            open = true;
            release();
            listener = bind(port);
        }
    }

    /** Returns once the member refuses every client. */
    synchronized void stop() {
        end();
        // The JDK gives a port back only when its selector comes round again.
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!reserve()) {
            if (System.nanoTime() - giveUp > 0) {
                throw new IllegalStateException("A member of the sandbox's DocumentDB does not stop listening.");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean reserve() {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true); // Old connections of the member may not have ended.
            socket.bind(new InetSocketAddress(loopback(), port));
            reserved = socket;
            return true;
        } catch (IOException e) {
            close(socket);
            return false;
        }
    }

    private void release() {
        Socket known = reserved;
        reserved = null;
        if (known != null) {
            close(known);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without waiting: for good, when its threads end, too. */
    synchronized void end() {
        open = false;
        Channel known = listener;
        listener = null;
        if (known != null) {
            ChannelFuture unused = known.close().awaitUninterruptibly();
        }
        release();
        cut();
    }

    void cut() {
        gates.forEach(gate -> {
            gate.close();
            // It says so itself, but perhaps a moment later.
            leave(gate);
        });
    }

    void releaseHanging() {
        gates.stream().filter(Gate::hanging).forEach(Gate::close);
    }

    int authenticated() {
        return (int) gates.stream().filter(Gate::authenticated).count();
    }

    /** False for a connection that comes while the member ends. */
    boolean enter(Gate gate) {
        gates.add(gate);
        return open;
    }

    void leave(Gate gate) {
        gates.remove(gate);
    }

    /** By the JDK itself: Netty's own context loads all of Bouncy Castle to read a key that is in memory. */
    private static SSLEngine engine(SSLContext tls) {
        SSLEngine engine = tls.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return engine;
    }
}
