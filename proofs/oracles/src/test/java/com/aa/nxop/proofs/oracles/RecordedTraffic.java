package com.aa.nxop.proofs.oracles;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Answers as it was recorded: each request with the next recorded answer to the same method and path. */
final class RecordedTraffic implements AutoCloseable {
    private record Answer(String request, int status, String body) {}

    private final List<Answer> answers = new ArrayList<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> recorded;
    private final HttpServer server;

    RecordedTraffic(Path file) {
        String request = "";
        int status = 0;
        StringBuilder body = new StringBuilder();
        for (JsonNode event : OracleFiles.json(file).path("events")) {
            JsonNode action = event.path("action");
            if (action.has("Request")) {
                JsonNode sent = action.path("Request").path("request");
                URI uri = URI.create(sent.path("uri").asString());
                request = sent.path("method").asString() + " " + (uri.getPath().isEmpty() ? "/" : uri.getPath());
            } else if (action.has("Response")) {
                status = action.path("Response")
                        .path("response")
                        .path("Ok")
                        .path("status")
                        .asInt(0);
                body.setLength(0);
            } else if (isOf(action, "Data", "Response")) {
                body.append(action.path("Data").path("data").path("Utf8").asString(""));
            } else if (isOf(action, "Eof", "Response") && status > 0) {
                answers.add(new Answer(request, status, body.toString()));
            }
        }
        recorded = answers.stream().map(Answer::request).toList();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private static boolean isOf(JsonNode action, String kind, String direction) {
        return action.path(kind).path("direction").asString("").equals(direction);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        asked.add(request);
        exchange.getRequestBody().readAllBytes();
        List<Answer> left =
                answers.stream().filter(one -> one.request().equals(request)).toList();
        Optional<Answer> next = left.stream().findFirst();
        // The last one stays: a server that is asked once more than it was says the same again.
        next.filter(one -> left.size() > 1).ifPresent(answers::remove);
        byte[] body = next.map(Answer::body).orElse("not recorded").getBytes(UTF_8);
        exchange.sendResponseHeaders(next.map(Answer::status).orElse(500), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> recorded() {
        return recorded;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
