package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.databind.json.JsonMapper;

/** Many at once, as in a pod that starts all its clients together. */
@Tag("full")
@Timeout(60)
class SandboxConcurrencyTest {
    @RegisterExtension
    static final NxopSandbox SANDBOX = NxopSandbox.builder().build();

    private static HttpRequest request(String token) {
        return HttpRequest.newBuilder(URI.create(SANDBOX.uri(Endpoint.AGENT) + "/v1/credentials"))
                .header("Authorization", token)
                .build();
    }

    @Test
    void servesOneSessionToAllWhoShareAToken() throws Exception {
        String token = Files.readString(SANDBOX.token().file());
        long before = SANDBOX.sts().calls().size();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int i = 0; i < 50; i++) {
            answers.add(client.sendAsync(request(token), HttpResponse.BodyHandlers.ofString()));
        }
        Set<Object> keys = new HashSet<>();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.join().statusCode()).isEqualTo(200);
            keys.add(new JsonMapper()
                    .readTree(answer.join().body())
                    .get("AccessKeyId")
                    .asString());
        }
        assertThat(keys).hasSize(1);
        assertThat(SANDBOX.sts().calls().size() - before).isEqualTo(1);
    }

    @Test
    void issuesADifferentSessionToEveryCallOfSts() {
        PodClient pod = PodClient.in(SANDBOX);
        AwsCredentials source = pod.fromAgent();
        List<CompletableFuture<AwsCredentials>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> pod.assume(source, Map.of())));
        }
        Set<String> keys = new HashSet<>();
        for (CompletableFuture<AwsCredentials> call : calls) {
            keys.add(call.join().accessKeyId());
        }
        assertThat(keys).hasSize(16);
        assertThat(SANDBOX.sts().calls().stream()
                        .filter(SandboxSts.Call::bySession)
                        .map(SandboxSts.Call::sessionArn)
                        .distinct())
                .containsExactly("arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app");
    }

    @Test
    void keepsItsWorldsApart() {
        try (NxopSandbox other = NxopSandbox.builder().start()) {
            PodClient here = PodClient.in(SANDBOX);
            PodClient there = PodClient.in(other);
            AwsCredentials foreign = there.fromAgent();
            assertThat(SANDBOX.sts().session(foreign.accessKeyId())).isEmpty();
            assertThat(there.identity(foreign)).contains(":assumed-role/example-app-kpaas/");
            assertThat(catchThrowable(() -> here.identity(foreign)))
                    .hasMessageContaining("The security token included in the request is invalid.");
            assertThat(other.token().file()).isNotEqualTo(SANDBOX.token().file());
        }
        assertThat(SANDBOX.token().file()).exists();
    }

    @Test
    void rotatesTokensUnderReaders() throws Exception {
        Thread rotation = new Thread(() -> {
            for (int i = 0; i < 50; i++) {
                SANDBOX.token().rotate();
            }
        });
        rotation.start();
        PodClient pod = PodClient.in(SANDBOX);
        while (rotation.isAlive()) {
            try {
                assertThat(pod.fromAgent()).isNotNull();
            } catch (RuntimeException e) {
                // The directory that the link led to went away in between: as under kubelet, once in a blue moon.
                assertThat(e).hasStackTraceContaining("NoSuchFileException");
            }
        }
        rotation.join();
        assertThat(pod.fromAgent()).isNotNull();
    }
}
