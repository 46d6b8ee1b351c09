package com.aa.nxop.testkit.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections on a free loopback port, each in a thread of its own, until it is closed. Thread-safe. */
final class LoopbackListener implements AutoCloseable {
    private final ServerSocket listener;
    private final String name;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private LoopbackListener(ServerSocket listener, String name) {
        this.listener = listener;
        this.name = "nxop-sandbox-" + name;
    }

    /** What becomes of one connection; it is closed afterwards. */
    @FunctionalInterface
    interface Host {
        void receive(Socket connection) throws IOException;
    }

    static LoopbackListener start(String name, Host host) {
        try {
            LoopbackListener started = new LoopbackListener(
                    new ServerSocket(0, 256, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), name);
            started.daemon(() -> started.accept(host));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1 for the sandbox's " + name + ".", e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** A connection to another port of this machine, closed with the listener. */
    Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 5_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Carries bytes both ways until both sides have ended. */
    void relay(Socket one, Socket other) throws IOException {
        Thread back = daemon(() -> copy(other, one));
        copy(one, other);
        try {
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(to); // One side has gone: the other learns of it.
        }
    }

    private void accept(Host host) {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                open.add(connection);
                daemon(() -> meet(connection, host));
            } catch (IOException e) {
                // Closed, or the client went away: there is nobody to tell.
            }
        }
    }

    private void meet(Socket connection, Host host) {
        try (connection) {
            host.receive(connection);
        } catch (IOException e) {
            // The client sees it on its own side.
        }
    }

    private Thread daemon(Runnable task) {
        threads.removeIf(thread -> !thread.isAlive());
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
        return thread;
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is of no use any more.
        }
    }

    /** Breaks off open connections and returns when no thread is left. Idempotent. */
    @Override
    public void close() {
        close(listener);
        try {
            while (threads.stream().anyMatch(Thread::isAlive)) {
                open.forEach(LoopbackListener::close);
                for (Thread thread : threads) {
                    thread.join(50);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
