package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import com.aa.nxop.access.internal.platform.AgentClient;
import java.net.URI;
import java.util.Optional;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials in an answer that is not the one asked for, and secrets in the address: nobody is shown them. */
class SecretsInAnswersTest {
    private static final String JSON =
            "{\"AccessKeyId\":\"ASIATESTPOD\",\"SecretAccessKey\":\"hidden-secret\",\"Token\":\"hidden-session\"}";

    private final Rests rests = new Rests();

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 203, 206, 226})
    void aSuccessOfAnotherKindIsNotTheAgents(int status) {
        for (String body : new String[] {JSON, "hidden-secret"}) {
            try (ScriptedServer agent = ScriptedServer.answering(Answer.of(status, body))) {
                assertThat(AgentFixture.failure(agent.uri(), rests.patience())).hasMessage("""
                        The Pod Identity agent answered with HTTP %d.
                          Remedy: Check that AWS_CONTAINER_CREDENTIALS_FULL_URI names the agent and not something else, and look at \
                        the log of eks-pod-identity-agent on the pod's node.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-answer""", status);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                JSON,
                "  \n" + JSON,
                "[" + JSON + "]",
                "<AssumeRoleResponse><SecretAccessKey>hidden</SecretAccessKey></AssumeRoleResponse>",
                "access_key: ASIATESTPOD\nsecret_key: hidden\nsecurity_token: hidden\n",
                "export AWS_ACCESS_KEY_ID=ASIATESTPOD\nexport AWS_SECRET_ACCESS_KEY=\"hidden\"",
                "error: {\"SecretAccessKey\" : \"hidden\"}",
                "Token=hidden",
                "aws_session_token = hidden",
            })
    void aRefusalThatMayHoldCredentialsIsNotShown(String body) {
        for (int status : new int[] {400, 404, 500}) {
            try (ScriptedServer agent = ScriptedServer.answering(Answer.of(status, body))) {
                String hidden = "a text of " + body.length()
                        + " characters, which is not shown because it may hold credentials";
                assertThat(AgentFixture.failure(agent.uri(), rests.patience()).what())
                        .isEqualTo("The Pod Identity agent refused (HTTP " + status + "): " + hidden + ".");
            }
            try (ScriptedServer service =
                    ScriptedServer.answering(Kube2IamFixture.TOKEN, Kube2IamFixture.ROLE, Answer.of(status, body))) {
                assertThat(Kube2IamFixture.failure(service.uri(), rests).what())
                        .contains("a text of " + body.length() + " characters, which is not shown")
                        .doesNotContain("hidden");
            }
        }
    }

    @Test
    void kube2IamsSuccessOfAnotherKindIsNoAnswer() {
        try (ScriptedServer service =
                ScriptedServer.answering(Kube2IamFixture.TOKEN, Kube2IamFixture.ROLE, Answer.of(203, JSON))) {
            assertThat(Kube2IamFixture.failure(service.uri(), rests).what())
                    .isEqualTo("The metadata service at " + service.uri() + " answered with HTTP 203.");
        }
    }

    /** A secret key and a session token have no name beside them in every text. */
    @Test
    void whatLooksLikeAKeyIsTakenOutOfAText() {
        String key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        String text = "denied for " + key + " and IQoJb3JpZ2luX2VjEH8" + "aB3/".repeat(40)
                + " at eyJhbGciOiJSUzI1.eyJz.Zm9v here";
        try (ScriptedServer agent = ScriptedServer.answering(Answer.of(400, text))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience()).what())
                    .isEqualTo(
                            "The Pod Identity agent refused (HTTP 400): denied for <redacted> and <redacted> at <token> here");
        }
    }

    @Test
    void aSecretInTheAddressIsInNoMessage() {
        AccessException failure = ofAddress(BrokenServer.nobody(), "key=hidden-key");
        assertThat(failure.what()).contains("/v1/credentials?<redacted> did not answer in 3 attempts: ");
        try (ScriptedServer agent = ScriptedServer.answering(
                Answer.of(400, "no such path: /v1/credentials?key=hidden%2Fkey, key=hidden/key"))) {
            assertThat(ofAddress(agent.uri(), "key=hidden%2Fkey").what())
                    .isEqualTo(
                            "The Pod Identity agent refused (HTTP 400): no such path: /v1/credentials?<token>, <token>");
            assertThat(agent.request().line()).isEqualTo("GET /v1/credentials?key=hidden%2Fkey HTTP/1.1");
        }
    }

    private AccessException ofAddress(URI agent, String query) {
        URI endpoint = agent.resolve("/v1/credentials?" + query);
        PodIdentity settings = new PodIdentity(endpoint, Optional.empty(), Optional.of("hidden-token"));
        assertThat(settings.toString()).doesNotContain("hidden-", "hidden/", "key=");
        AccessException failure = catchThrowableOfType(
                AccessException.class,
                () -> new PodIdentitySource(settings, new AgentClient(endpoint, rests.patience())).fetch());
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("hidden-", "hidden/", "hidden%");
        return failure;
    }
}
