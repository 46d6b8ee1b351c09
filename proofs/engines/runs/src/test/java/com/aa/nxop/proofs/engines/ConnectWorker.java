package com.aa.nxop.proofs.engines;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Kafka Connect in distributed mode, in a process of its own. */
final class ConnectWorker implements AutoCloseable {
    private final EngineProcess process;
    private final URI uri;
    private final HttpClient http = HttpClient.newHttpClient();

    private ConnectWorker(EngineProcess process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** @param plugIns the module whose plug-in folder it has */
    static ConnectWorker start(EngineFiles files, Map<String, String> variables, List<String> options, String plugIns)
            throws IOException {
        String listener = "http://127.0.0.1:" + freePort();
        Path properties = files.write(
                "connect-distributed.properties",
                "listeners=" + listener,
                "plugin.path="
                        + Path.of("..", plugIns, "target", "plug-ins")
                                .toAbsolutePath()
                                .normalize(),
                "offset.flush.interval.ms=1000");
        return new ConnectWorker(
                EngineProcess.start(
                        "kafka",
                        variables,
                        files.path("connect.log"),
                        options,
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        properties.toString()),
                URI.create(listener));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    /** As soon as the worker takes it. */
    void create(String name, String json) {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/connectors/" + name + "/config"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(ConnectException.class)
                .until(() -> isTaken(request));
    }

    private boolean isTaken(HttpRequest request) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("The worker ended:\n" + process.output());
        }
        HttpResponse<String> answer = send(request);
        // Until it knows the leader of its group, it answers otherwise.
        if (answer.statusCode() == 400 || answer.statusCode() == 500) {
            throw new AssertionError(answer.body());
        }
        return answer.statusCode() / 100 == 2;
    }

    /** As the worker reports it. */
    String status(String name) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri.resolve("/connectors/" + name + "/status"))
                        .build())
                .body();
    }

    String output() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
    }
}
