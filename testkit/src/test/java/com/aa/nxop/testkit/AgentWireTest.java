package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The agent as a client sees it, and over days. */
class AgentWireTest {
    private final NxopSandbox sandbox = NxopSandbox.builder().build();

    @BeforeEach
    void start() {
        sandbox.start();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private record Answer(int status, String type, String body) {
        JsonNode json() {
            return new JsonMapper().readTree(body);
        }
    }

    private Answer ask(String token) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(sandbox.uri(Endpoint.AGENT) + "/v1/credentials")
                .toURL()
                .openConnection();
        connection.setRequestProperty("Authorization", token);
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, connection.getContentType(), new String(in.readAllBytes(), UTF_8));
        }
    }

    private Answer ask() throws IOException {
        return ask(Files.readString(sandbox.token().file()));
    }

    @Test
    void answersWithTheFiveFieldsOfTheAgent() throws IOException {
        Answer answer = ask();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.json().propertyNames())
                .containsExactly("AccessKeyId", "SecretAccessKey", "Token", "AccountId", "Expiration");
        assertThat(answer.json().get("AccountId").asString()).isEqualTo("285282426848");
        assertThat(answer.json().get("Expiration").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    }

    @Test
    void failsInPlainText() throws IOException {
        Answer answer = ask("");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.body()).isEqualTo("Service account token cannot be empty\n");
    }

    @Test
    void refusesTheBearerFormOfOtherSystems() throws IOException {
        assertThat(ask("Bearer " + Files.readString(sandbox.token().file())).body())
                .startsWith("Service account token cannot be parsed: token is malformed: ");
    }

    @Test
    void refusesATokenForSts() throws IOException {
        Answer answer = ask(sandbox.token().issue("sts.amazonaws.com", Duration.ofHours(1)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .endsWith("]: (InvalidTokenException): The specified Kubernetes service account token is invalid.,"
                        + " fault: client\n");
    }

    @Test
    void livesThroughADay() throws IOException {
        String first = ask().json().get("AccessKeyId").asString();
        sandbox.clock().advance(Duration.ofHours(2));
        assertThat(ask().json().get("AccessKeyId").asString()).isEqualTo(first);
        sandbox.clock().advance(Duration.ofHours(2));
        String second = ask().json().get("AccessKeyId").asString();
        assertThat(second).isNotEqualTo(first);

        // Kubelet replaces the token at 80 % of its life.
        sandbox.clock().advance(Duration.ofHours(16));
        sandbox.token().rotate();
        assertThat(ask().json().get("AccessKeyId").asString()).isNotIn(first, second);

        sandbox.clock().advance(Duration.ofHours(24));
        assertThat(ask().body()).isEqualTo("Service account token failed basic claim validations: token is expired\n");
        sandbox.token().rotate();
        assertThat(ask().status()).isEqualTo(200);
    }

    @Test
    void issuesSessionsThatEndOnTheWorldsClock() throws IOException {
        String key = ask().json().get("AccessKeyId").asString();
        assertThat(Duration.between(
                        sandbox.clock().instant(),
                        sandbox.sts().session(key).orElseThrow().expiresAt()))
                .isBetween(Duration.ofHours(6).minusSeconds(30), Duration.ofHours(6));
    }

    @Test
    void saysThatTheRoleDoesNotTrustEks() throws IOException {
        try (NxopSandbox distrusted = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true))
                .trustPolicies(trust -> trust.target("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny",
                          "Principal": {"AWS": "285282426848"}, "Action": "sts:AssumeRole"}]}
                        """))
                .start()) {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(distrusted.uri(Endpoint.AGENT) + "/v1/credentials")
                            .toURL()
                            .openConnection();
            connection.setRequestProperty(
                    "Authorization", Files.readString(distrusted.token().file()));
            assertThat(connection.getResponseCode()).isEqualTo(400);
            assertThat(new String(connection.getErrorStream().readAllBytes(), UTF_8))
                    .endsWith(
                            "]: (AccessDeniedException): Unauthorized Exception! EKS does not have permissions to assume"
                                    + " the associated role., fault: client\n");
        }
    }

    /** What AWS's own provider makes of it: how often it asks, and that it drops the agent's text. */
    @ParameterizedTest
    @CsvSource({"400, 1", "403, 1", "404, 1", "429, 1", "500, 6", "503, 6"})
    void isAskedAgainByTheSdkOnlyWhereThatCanHelp(int status, int requests) {
        sandbox.faults(Endpoint.AGENT).inject(Fault.status(status, "the agent's own words"));
        PodClient pod = PodClient.in(sandbox);
        assertThatThrownBy(pod::fromAgent)
                .isInstanceOf(SdkClientException.class)
                .satisfies(e -> assertThat(e).hasMessageNotContaining("the agent's own words"));
        assertThat(sandbox.requests(Endpoint.AGENT)).isEqualTo(requests);
    }
}
