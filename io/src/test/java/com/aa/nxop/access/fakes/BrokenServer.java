package com.aa.nxop.access.fakes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something on loopback that is no HTTP server, or one that is out of order: one factory method per failure mode. */
public final class BrokenServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @FunctionalInterface
    private interface Behaviour {
        void meet(Socket connection, CountDownLatch closed) throws IOException, InterruptedException;
    }

    private BrokenServer(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
    }

    /** Takes the connection and says nothing. */
    public static BrokenServer silent() {
        return start((connection, closed) -> closed.await());
    }

    /** Resets every connection once the request has arrived. */
    public static BrokenServer resetting() {
        return start((connection, closed) -> {
            read(connection);
            connection.setSoLinger(true, 0);
            connection.close();
        });
    }

    /** Ends every connection once the request has arrived, without a word. */
    public static BrokenServer hangingUp() {
        return saying("");
    }

    /** Says these bytes, whatever was asked, and ends the connection. */
    public static BrokenServer saying(String text) {
        return start((connection, closed) -> {
            read(connection);
            connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            connection.getOutputStream().flush();
            connection.close();
        });
    }

    /** Begins an answer, and then sends a byte from time to time, for ever. */
    public static BrokenServer dripping(long pauseMillis) {
        return start((connection, closed) -> {
            read(connection);
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        });
    }

    /** Begins an answer, and then says the same thing over and over, for ever; a pause of 0 is none. */
    public static BrokenServer goingOn(String start, String piece, long pauseMillis) {
        return start((connection, closed) -> {
            read(connection);
            OutputStream out = connection.getOutputStream();
            out.write(start.getBytes(StandardCharsets.ISO_8859_1));
            while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        });
    }

    /** An address at which nothing listens. Another server could take a port that was only free a moment ago. */
    public static URI nobody() {
        return URI.create("http://127.0.0.1:1");
    }

    private static void read(Socket connection) throws IOException {
        if (connection.getInputStream().read(new byte[64 * 1024]) < 0) {
            throw new IOException("nothing came");
        }
    }

    private static BrokenServer start(Behaviour behaviour) {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            BrokenServer server = new BrokenServer(socket, behaviour);
            server.daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void daemon(Runnable task) {
        Thread thread = new Thread(task, "broken-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                daemon(() -> meet(connection));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void meet(Socket connection) {
        try (connection) {
            behaviour.meet(connection, closed);
        } catch (IOException e) {
            // The client went away: the test sees it on its own side.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** How many connections there were. */
    public int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
