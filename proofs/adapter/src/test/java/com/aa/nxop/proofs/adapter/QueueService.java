package com.aa.nxop.proofs.adapter;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service with one queue, {@code orders}, that holds two messages. */
final class QueueService implements AutoCloseable {
    private final HttpServer server;
    private final List<String> accessKeys = new CopyOnWriteArrayList<>();

    private QueueService(HttpServer server) {
        this.server = server;
    }

    static QueueService start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        QueueService service = new QueueService(server);
        server.createContext("/", exchange -> {
            service.accessKeys.add(exchange.getRequestHeaders().getFirst("X-Access-Key"));
            boolean known = exchange.getRequestURI().getPath().equals("/queues/orders");
            byte[] answer = (known ? "2" : "no such queue").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return service;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Who came. */
    List<String> accessKeys() {
        return accessKeys;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
