package com.aa.nxop.testkit.internal.kube2iam;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pod that asks its metadata service, with nothing between it and the wire. */
final class MetadataClient {
    private static final String CREDENTIALS = "/latest/meta-data/iam/security-credentials/";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    MetadataClient(NxopSandbox sandbox) {
        endpoint = sandbox.uri(Endpoint.METADATA);
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(endpoint + path)).method(method, BodyPublishers.noBody());
        HttpRequest whole = (headers.length == 0 ? request : request.headers(headers)).build();
        try {
            return http.send(whole, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    HttpResponse<String> role() {
        return get(CREDENTIALS);
    }

    HttpResponse<String> credentials(String role) {
        return get(CREDENTIALS + role);
    }

    JsonNode document(String role) {
        return new JsonMapper().readTree(credentials(role).body());
    }

    String accessKey(String role) {
        return document(role).get("AccessKeyId").asString();
    }
}
