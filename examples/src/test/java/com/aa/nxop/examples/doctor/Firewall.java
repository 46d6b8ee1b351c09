package com.aa.nxop.examples.doctor;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port before a server: packets to it are dropped, as a security group or a firewall does, until a rule lets them pass. */
final class Firewall implements Closeable {
    private final ServerSocket front;
    private final String host;
    private final int target;
    private final List<Socket> filling = new CopyOnWriteArrayList<>();
    private final List<Socket> passing = new CopyOnWriteArrayList<>();

    /** @param hostAndPort of the server behind it */
    Firewall(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        host = hostAndPort.substring(0, colon);
        target = Integer.parseInt(hostAndPort.substring(colon + 1));
        try {
            front = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Linux drops what comes to a full backlog. */
    private void fill() throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket socket = new Socket();
            filling.add(socket);
            try {
                socket.connect(front.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IllegalStateException("The backlog has no end.");
    }

    String address() {
        return host + ":" + front.getLocalPort();
    }

    /** The rule is there. */
    void open() {
        filling.forEach(Firewall::close);
        start(this::pass);
    }

    private void pass() {
        while (!front.isClosed()) {
            try {
                Socket near = front.accept();
                Socket far = new Socket();
                passing.addAll(List.of(near, far));
                far.connect(new InetSocketAddress(host, target), 1_000);
                start(() -> copy(near, far));
                start(() -> copy(far, near));
            } catch (IOException e) {
                // The next one may have more luck.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One end has gone.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "firewall");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
        filling.forEach(Firewall::close);
        passing.forEach(Firewall::close);
    }
}
