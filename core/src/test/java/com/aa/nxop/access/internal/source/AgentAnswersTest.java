package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.platform.AgentClient;
import com.aa.nxop.access.internal.sts.StsClients;
import com.aa.nxop.access.internal.text.WorkloadReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** What the agent's HTTP 200 can hold. */
class AgentAnswersTest {
    private final Rests rests = new Rests();

    @Test
    void credentialsWithAccountAndExpiration() {
        try (ScriptedServer agent = ScriptedServer.answering(AgentFixture.GIVEN)) {
            SourceSession session =
                    AgentFixture.source(agent.uri(), rests.patience()).fetch();
            assertThat(session.kind()).isEqualTo(SourceKind.POD_IDENTITY);
            assertThat(session.credentials().accessKeyId()).isEqualTo("ASIATESTPOD");
            assertThat(session.credentials().secretAccessKey()).isEqualTo("hidden-secret");
            assertThat(session.credentials())
                    .isInstanceOfSatisfying(
                            AwsSessionCredentials.class,
                            given -> assertThat(given.sessionToken()).isEqualTo("hidden-session"));
            assertThat(session.credentials().accountId()).contains("285282426848");
            assertThat(session.expiresAt()).contains(Instant.parse("2026-11-21T16:00:00.123456789Z"));
            assertThat(session.accountId()).contains("285282426848");
            assertThat(session.sessionArn()).isEmpty();
            assertThat(session).hasToString("pod-identity of account 285282426848");
        }
    }

    @Test
    void theRequestIsTheAgentsOwnProtocol() {
        try (ScriptedServer agent = ScriptedServer.answering(AgentFixture.GIVEN)) {
            AgentFixture.source(agent.uri(), rests.patience()).fetch();
            assertThat(agent.request().line()).isEqualTo("GET /v1/credentials HTTP/1.1");
            assertThat(agent.request().headers())
                    .containsEntry("authorization", "hidden-token")
                    .containsEntry("accept", "application/json");
            assertThat(rests.pauses()).isEmpty();
        }
    }

    /** A number was passed over, as if there were no end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795852800",
                "1795852800.0",
                "\"2026-11-28T08:00:00+00:00\"",
                "\"2026-11-28T08:00:00.000000000Z\""
            })
    void anEndCountsHoweverItIsWritten(String end) {
        try (ScriptedServer agent = ScriptedServer.answering(
                Answer.json("{\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"hidden\",\"Token\":\"hidden\",\"Expiration\":"
                        + end + "}"))) {
            assertThat(AgentFixture.source(agent.uri(), rests.patience())
                            .fetch()
                            .expiresAt())
                    .contains(Instant.parse("2026-11-28T08:00:00Z"));
        }
    }

    @Test
    void credentialsWithoutExpirationOrAccountAreTakenAsTheyAre() {
        try (ScriptedServer agent = ScriptedServer.answering(
                Answer.json("{\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"B\",\"Token\":\"C\",\"New\":{\"x\":[1]}}"))) {
            SourceSession session =
                    AgentFixture.source(agent.uri(), rests.patience()).fetch();
            assertThat(session.expiresAt()).isEmpty();
            assertThat(session.accountId()).isEmpty();
            assertThat(session.credentials().expirationTime()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| an empty answer",
                "'  '| an empty answer",
                "<html>hidden</html>| an answer of 19 characters that is not JSON",
                "{\"AccessKeyId\":\"hidden| an answer of 22 characters that is not JSON",
                "[\"hidden\"]| JSON that is not an object",
                "null| JSON that is not an object",
                "{}| JSON without a AccessKeyId",
                "{\"AccessKeyId\":7,\"Token\":\"hidden\"}| JSON without a AccessKeyId",
                "{\"AccessKeyId\":\"hidden\"}| JSON without a SecretAccessKey",
                "{\"AccessKeyId\":\"hidden\",\"SecretAccessKey\":\" \"}| JSON without a SecretAccessKey",
                "{\"AccessKeyId\":\"hidden\",\"SecretAccessKey\":\"hidden\",\"Token\":null}| JSON without a Token",
                "{\"AccessKeyId\":\"hidden\",\"SecretAccessKey\":\"hidden\",\"Token\":\"hidden\",\"Expiration\":\"hidden\"}"
                        + "| JSON whose Expiration is not a time",
            })
    void whateverElseIsNotRepeated(String body, String found) {
        try (ScriptedServer agent = ScriptedServer.answering(Answer.json(body))) {
            AccessException failure = AgentFixture.failure(agent.uri(), rests.patience());
            assertThat(failure).hasMessage("""
                    The Pod Identity agent answered with %s.
                      Remedy: Check that AWS_CONTAINER_CREDENTIALS_FULL_URI names the agent and not something else, and look at \
                    the log of eks-pod-identity-agent on the pod's node.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-answer""", found);
            assertThat(failure).hasNoCause();
            assertThat(agent.requests()).as("an answer is final").hasSize(1);
        }
    }

    /** Head and body have one limit, 64 KiB. */
    @Test
    void aHugeAnswerIsReadToALimitAndIsNoAnswer() {
        try (ScriptedServer agent = ScriptedServer.answering(Answer.json("{\"hidden\":\"" + "x".repeat(5_000_000)))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience()).what())
                    .matches(
                            "The Pod Identity agent answered with an answer of 65[34]\\d\\d characters that is not JSON\\.");
        }
    }

    @Test
    void anAnswerNestedWithoutEndIsNoAnswer() {
        try (ScriptedServer agent = ScriptedServer.answering(Answer.json("[".repeat(60_000)))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience())
                            .finding()
                            .id())
                    .isEqualTo("agent-answer");
        }
    }

    @Test
    void theTokenFileIsReadAnewForEveryAttemptAndTrimmed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "first\n");
        try (ScriptedServer agent =
                ScriptedServer.answering(Answer.of(503, "starting"), Answer.of(500, ""), AgentFixture.GIVEN)) {
            SourceRetryPolicy patience = rests.patience();
            PodIdentity settings = new PodIdentity(agent.uri(), Optional.of(file), Optional.empty());
            SourceRetryPolicy rotating = new SourceRetryPolicy(
                    patience.connectTimeout(),
                    patience.readTimeout(),
                    patience.total(),
                    3,
                    patience.random(),
                    pause -> {
                        rests.sleep(pause);
                        rotate(file, "rotated-" + rests.pauses().size());
                    });
            new PodIdentitySource(settings, new AgentClient(agent.uri(), rotating)).fetch();
            assertThat(agent.requests())
                    .extracting(request -> request.headers().get("authorization"))
                    .containsExactly("first", "rotated-1", "rotated-2");
        }
    }

    private static void rotate(Path file, String token) {
        try {
            Files.writeString(file, token + "\r\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theChosenSourceIsBuiltFromTheConfiguration(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), Jwt.ofPod("flights", "scheduler", "pod-1"));
        try (ScriptedServer agent = ScriptedServer.answering(AgentFixture.GIVEN)) {
            Map<String, String> variables =
                    Pod.withPodIdentityAnd("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file.toString());
            variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.uri() + "/v1/credentials");
            AccessSettings config = AccessSettings.of(variables);
            try (StsClient sts = StsClients.create(config, Optional.empty())) {
                WorkloadReader workload = config.workloadReader(WorkloadReader.NAMESPACE_FILE);
                SourceCredentials source = SourceCredentials.of(config.source(), workload, sts, new FakeClock());
                assertThat(source.fetch().accountId()).contains("285282426848");
                assertThat(agent.request().headers())
                        .containsEntry("authorization", Jwt.ofPod("flights", "scheduler", "pod-1"))
                        .containsEntry(
                                "host",
                                URI.create(variables.get("AWS_CONTAINER_CREDENTIALS_FULL_URI") + "")
                                        .getAuthority());
            }
        }
    }
}
