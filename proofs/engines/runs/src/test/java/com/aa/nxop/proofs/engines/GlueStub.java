package com.aa.nxop.proofs.engines;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxSts;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of Glue's interface as a serializer and a deserializer need. It lets in who signs with a session that the sandbox's STS has issued. */
final class GlueStub implements AutoCloseable {
    private final NxopSandbox sandbox;
    private final HttpServer server;
    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final List<SandboxSts.Session> callers = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    private GlueStub(NxopSandbox sandbox, HttpServer server) {
        this.sandbox = sandbox;
        this.server = server;
    }

    static GlueStub start(NxopSandbox sandbox) throws IOException {
        GlueStub stub =
                new GlueStub(sandbox, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        stub.server.setExecutor(Executors.newCachedThreadPool());
        stub.server.createContext("/", stub::answer);
        stub.server.start();
        return stub;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<SandboxSts.Session> callers() {
        return callers;
    }

    List<String> refusals() {
        return refusals;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            SandboxSts.Session caller = new GlueSignature(sandbox, exchange, body).verified();
            callers.add(caller);
            String action =
                    exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst("AWSGlue\\.", "");
            reply(exchange, action, JsonMapper.shared().readTree(body));
        } catch (GlueSignature.Refused e) {
            refusals.add(e.getMessage());
            send(exchange, 400, "{\"__type\": \"AccessDeniedException\", \"message\": \"Access denied\"}");
        }
    }

    private void reply(HttpExchange exchange, String action, JsonNode request) throws IOException {
        switch (action) {
            case "GetSchemaByDefinition" -> {
                String id = versions.get(request.get("SchemaDefinition").asString());
                if (id == null) {
                    send(
                            exchange,
                            400,
                            "{\"__type\": \"EntityNotFoundException\", \"Message\": \"Schema is not found.\"}");
                } else {
                    send(exchange, 200, version(id));
                }
            }
            case "CreateSchema" ->
                send(exchange, 200, created(request.get("SchemaDefinition").asString()));
            case "PutSchemaVersionMetadata" -> send(exchange, 200, "{}");
            case "GetSchemaVersion" ->
                send(exchange, 200, version(request.get("SchemaVersionId").asString()));
            default -> send(exchange, 400, "{\"__type\": \"InvalidInputException\", \"Message\": \"" + action + "\"}");
        }
    }

    private String created(String definition) {
        String id =
                versions.computeIfAbsent(definition, fresh -> UUID.randomUUID().toString());
        return "{\"SchemaVersionId\": \"" + id + "\", \"SchemaVersionStatus\": \"AVAILABLE\"}";
    }

    private String version(String id) {
        String definition = versions.entrySet().stream()
                .filter(version -> version.getValue().equals(id))
                .findFirst()
                .orElseThrow()
                .getKey();
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "SchemaVersionId", id,
                        "SchemaDefinition", definition,
                        "DataFormat", "AVRO",
                        "SchemaArn", "arn:aws:glue:us-east-1:178549792225:schema/nxop-example/nxop-example-topic",
                        "Status", "AVAILABLE"));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
