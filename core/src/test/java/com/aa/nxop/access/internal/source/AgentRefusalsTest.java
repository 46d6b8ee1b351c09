package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's own words reach the user; what may pass is asked again, what a person must change is not. */
class AgentRefusalsTest {
    private final Rests rests = new Rests();

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aBusyAgentIsAskedThreeTimesInAllWithPausesBetween(int status) {
        try (ScriptedServer agent = ScriptedServer.answering(Answer.of(status, "Too Many Requests\n"))) {
            AccessException failure = AgentFixture.failure(agent.uri(), rests.patience());
            assertThat(failure).hasMessage("""
                    The Pod Identity agent refused (HTTP %d): Too Many Requests
                      Remedy: You need to do nothing now: the SDK asks again. If the error stays, read the log of \
                    eks-pod-identity-agent on the pod's node, and find out how many pods started together.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-busy""", status);
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.stage()).isEqualTo(Stage.SOURCE);
            assertThat(agent.requests()).hasSize(3);
            assertThat(rests.pauses()).containsExactly(Duration.ofMillis(110), Duration.ofMillis(220));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void anAgentThatRecoversIsForgiven(int status) {
        try (ScriptedServer agent = ScriptedServer.answering(Answer.of(status, "starting"), AgentFixture.GIVEN)) {
            assertThat(AgentFixture.source(agent.uri(), rests.patience())
                            .fetch()
                            .accountId())
                    .contains("285282426848");
            assertThat(agent.requests()).hasSize(2);
        }
    }

    @Test
    void noPauseGoesBeyondTheTimeForAllAttempts() {
        SourceRetryPolicy impatient = new SourceRetryPolicy(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(100), 5, () -> 0.999, rests);
        try (ScriptedServer agent = ScriptedServer.answering(Answer.of(503, "busy"))) {
            assertThat(AgentFixture.failure(agent.uri(), impatient).finding().id())
                    .isEqualTo("agent-busy");
            assertThat(agent.requests()).hasSize(1);
            assertThat(rests.pauses()).isEmpty();
        }
    }

    @Test
    void anUnassociatedServiceAccount() {
        try (ScriptedServer agent = ScriptedServer.answering(
                Answer.of(
                        404,
                        "[r-1]: (ResourceNotFoundException): No association found for service account scheduler, fault: client\n"))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience())).hasMessage("""
                    The Pod Identity agent refused (HTTP 404): [r-1]: (ResourceNotFoundException): No association found for \
                    service account scheduler, fault: client
                      Remedy: Associate a role with the pod's service account (aws eks create-pod-identity-association; on KPaaS \
                    the annotation runway.aa.com/pod-identity does it), then recreate the pod.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-no-association""");
            assertThat(agent.requests()).hasSize(1);
            assertThat(rests.pauses()).isEmpty();
        }
    }

    @Test
    void anExpiredToken() {
        try (ScriptedServer agent = ScriptedServer.answering(
                Answer.of(400, "Service account token failed basic claim validations: token is expired"))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience())).hasMessage("""
                    The Pod Identity agent refused (HTTP 400): Service account token failed basic claim validations: token is \
                    expired
                      Remedy: Check that the application reads the file that EKS mounts, not a copy, and recreate the pod. \
                    Kubelet replaces the token long before it expires.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#token-expired""");
            assertThat(agent.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400| [r-1]: (AccessDeniedException): Not allowed, fault: client| agent-refused",
                "400| [r-1]: (InvalidTokenException): The specified Kubernetes service account token is invalid.| agent-refused",
                "400| [r-1]: (ExpiredTokenException): The token is EXPIRED.| token-expired",
                "400| [r-1]: (ResourceNotFoundException): gone| agent-no-association",
                "400| Service account token cannot be parsed: bad| agent-refused",
                "403| Access Denied. Called agent through invalid address| agent-refused",
                "418| I'm a teapot| agent-refused",
                "401| no| agent-refused",
                "407| no| agent-refused",
            })
    void everyRefusalKeepsTheAgentsTextAndIsNotRepeated(int status, String text, String finding) {
        try (ScriptedServer agent = ScriptedServer.answering(Answer.of(status, text))) {
            AccessException failure = AgentFixture.failure(agent.uri(), rests.patience());
            assertThat(failure.what()).isEqualTo("The Pod Identity agent refused (HTTP " + status + "): " + text);
            assertThat(failure.finding().id()).isEqualTo(finding);
            assertThat(agent.requests()).hasSize(1);
        }
    }

    @Test
    void theRemedyOfARefusalNamesTheAssociationAndTheTrustPolicy() {
        try (ScriptedServer agent = ScriptedServer.answering(Answer.of(403, "no"))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience())).hasMessage("""
                    The Pod Identity agent refused (HTTP 403): no
                      Remedy: Check the Pod Identity association of the pod's service account and the trust policy of its role \
                    (principal pods.eks.amazonaws.com, sts:AssumeRole and sts:TagSession). A changed association counts for new \
                    pods only.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-refused""");
        }
    }

    @Test
    void aTokenForSomebodyElseIsTheVariablesFault() {
        try (ScriptedServer agent =
                ScriptedServer.answering(Answer.of(400, "(InvalidTokenException): It is invalid."))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience())).hasMessage("""
                    The Pod Identity agent refused (HTTP 400): (InvalidTokenException): It is invalid.
                      Remedy: Point AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE at the token that EKS mounts for Pod Identity (audience \
                    pods.eks.amazonaws.com), and at no other.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-refused""");
        }
    }

    @Test
    void aRedirectIsNotFollowedBecauseTheTokenGoesToOneAddress() {
        try (ScriptedServer elsewhere = ScriptedServer.answering(AgentFixture.GIVEN);
                ScriptedServer agent = ScriptedServer.answering(
                        Answer.of(302, "").with("Location", elsewhere.uri().toString()))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience()).what())
                    .isEqualTo("Another server answered at " + agent.uri()
                            + "/v1/credentials in place of the Pod Identity agent:"
                            + " a server that redirects to another address (HTTP 302).");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void anAgentThatRepeatsTheTokenDoesNotBringItIntoTheMessage(int status) {
        try (ScriptedServer agent =
                ScriptedServer.answering(Answer.of(status, "cannot parse hidden-token: hidden-token is not a token"))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience()).what())
                    .endsWith(": cannot parse <token>: <token> is not a token");
        }
    }

    @Test
    void aLongTextIsCutAndControlCharactersAreTakenOut() {
        String text = "line one\r\nline\ttwo\u001b[31m " + "x".repeat(600);
        try (ScriptedServer agent = ScriptedServer.answering(Answer.of(400, text))) {
            assertThat(AgentFixture.failure(agent.uri(), rests.patience()).what())
                    .startsWith("The Pod Identity agent refused (HTTP 400): line one line two [31m xxx")
                    .endsWith("x…")
                    .hasSizeLessThan(560);
        }
    }

    /** The agent says where it asked before AWS's own words, at the end of which AWS names the policy. */
    @Test
    void thePolicyThatAwsNamesAtTheEndOfALongTextIsRead() {
        String text =
                "error getting credentials to cache: unable to fetch credentials from EKS Auth: operation error EKS Auth:"
                        + " AssumeRoleForPodIdentity, https response error StatusCode: 400, RequestID:"
                        + " 3c5a77b1-e68d-44fe-8b54-4a6c9bbcb057, AccessDeniedException: User:"
                        + " arn:aws:sts::285282426848:assumed-role/kpaas-node/i-0a1b2c3d4e5f60718 is not authorized to perform:"
                        + " eks-auth:AssumeRoleForPodIdentity on resource: arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod-blue"
                        + " with an explicit deny in a service control policy:"
                        + " arn:aws:organizations::111111111111:policy/o-dnfz62bval/service_control_policy/p-02hy8ay5yc";
        assertThat(text.length()).isGreaterThan(500);
        AccessException failure;
        try (ScriptedServer agent = ScriptedServer.answering(Answer.of(400, text))) {
            failure = AgentFixture.failure(agent.uri(), rests.patience());
        }
        assertThat(failure.what()).contains(text);
        assertThat(failure.remedy())
                .isEqualTo(
                        "AWS names the policy that refused: a service control policy of the organization that holds the pod's"
                                + " account (arn:aws:organizations::111111111111:policy/o-dnfz62bval/service_control_policy/p-02hy8ay5yc)"
                                + " denies eks-auth:AssumeRoleForPodIdentity. Ask the administrators of the organization to exempt the"
                                + " node's role from that Deny statement: no Allow statement elsewhere overrides it.");
    }
}
