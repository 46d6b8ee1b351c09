package com.aa.nxop.access.docdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Says the same to whoever comes, and hangs up. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listener;

    private RawServer(ServerSocket listener) {
        this.listener = listener;
    }

    static RawServer thatSays(String text) throws IOException {
        RawServer server = new RawServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(() -> server.serve(text), "raw server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    String endpoint() {
        return "localhost:" + listener.getLocalPort();
    }

    private void serve(String text) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                // Read first: unread bytes would turn the end of the connection into a reset.
                int unused = socket.getInputStream().read(new byte[8192]);
                socket.getOutputStream().write(text.getBytes(US_ASCII));
            } catch (IOException e) {
                // Closed, or its client went away: the next.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
