package com.aa.nxop.testkit.network;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS in front of a plain server of this machine, as a certificate for AWS's own names needs it. Thread-safe. */
public final class TlsFront implements AutoCloseable {
    private final SSLContext context;
    private final int plainPort;
    private final LoopbackListener listener;

    private TlsFront(SandboxCa.ServerIdentity identity, int plainPort) {
        this.context = identity.tls();
        this.plainPort = plainPort;
        this.listener = LoopbackListener.start("tls", this::receive);
    }

    /**
     * Starts listening.
     *
     * @param plain for example an endpoint of the sandbox
     */
    public static TlsFront start(SandboxCa.ServerIdentity identity, URI plain) {
        return new TlsFront(identity, plain.getPort());
    }

    private void receive(Socket connection) throws IOException {
        try (SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(connection, null, true)) {
            tls.setUseClientMode(false);
            tls.startHandshake();
            try (Socket plain = listener.connect(plainPort)) {
                listener.relay(tls, plain);
            }
        }
    }

    public URI uri() {
        return URI.create("https://127.0.0.1:" + listener.port());
    }

    @Override
    public void close() {
        listener.close();
    }
}
