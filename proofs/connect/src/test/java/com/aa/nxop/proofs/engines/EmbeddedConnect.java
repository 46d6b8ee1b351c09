package com.aa.nxop.proofs.engines;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;

/** A worker of Kafka Connect in distributed mode, in this JVM. */
final class EmbeddedConnect implements AutoCloseable {
    private final Connect<DistributedHerder> worker;
    private final HttpClient http = HttpClient.newHttpClient();

    EmbeddedConnect(Map<String, String> properties) {
        worker = new ConnectDistributed().startConnect(properties);
    }

    /** As soon as the worker takes it: until it knows the leader of its group, it answers otherwise. */
    HttpResponse<String> create(String name, String json) {
        HttpRequest request = HttpRequest.newBuilder(uri("/connectors/" + name + "/config"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> send(request), answer -> answer.statusCode() != 409 && answer.statusCode() != 404);
    }

    /** As the worker reports it. */
    String status(String name) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/connectors/" + name + "/status"))
                        .build())
                .body();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return worker.rest().advertisedUrl().resolve(path);
    }

    @Override
    public void close() {
        worker.stop();
        worker.awaitStop();
    }
}
