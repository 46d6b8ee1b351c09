package com.aa.nxop.testkit.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/** Sends bytes as they are and shows bytes as they come. */
final class RawClient implements AutoCloseable {
    private final Socket socket;

    RawClient(URI uri) throws IOException {
        this.socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(10_000);
    }

    RawClient send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Nothing more will be sent. */
    RawClient end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The next byte, which may take its time. */
    int next() throws IOException {
        return socket.getInputStream().read();
    }

    /** Everything until the peer closes the connection. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** Everything up to and including this text. */
    String until(String end) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            read.write(b);
            if (read.toString(ISO_8859_1).endsWith(end)) {
                break;
            }
        }
        return read.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
