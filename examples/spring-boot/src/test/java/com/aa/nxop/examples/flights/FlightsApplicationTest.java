package com.aa.nxop.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.springboot.test.NxopSandboxTest;
import com.aa.nxop.testkit.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;

/** The whole service, as a pod runs it. One annotation brings the pod and the NXOP account. */
@NxopSandboxTest(
        with = {Part.MSK, Part.DOCDB},
        topics = "flights",
        webEnvironment = WebEnvironment.RANDOM_PORT)
class FlightsApplicationTest {
    @Autowired
    KafkaTemplate<String, String> kafka;

    @LocalServerPort
    int port;

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void aFlightComesFromMskIsKeptInDocumentDbAndReportedToS3() throws Exception {
        kafka.send("flights", "AA107 departed");
        await().untilAsserted(() -> assertThat(ask("GET", "/flights/AA107").body()).contains("departed"));

        ask("PUT", "/reports/today");
        assertThat(ask("GET", "/reports/today").body()).isEqualTo("AA107 departed");
    }

    @Test
    void itIsReady() throws Exception {
        assertThat(ask("GET", "/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
}
