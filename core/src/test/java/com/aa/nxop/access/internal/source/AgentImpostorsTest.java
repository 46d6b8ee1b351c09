package com.aa.nxop.access.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers at the agent's address is not always the agent; and what the agent says is not always about the association. */
class AgentImpostorsTest {
    private final Rests rests = new Rests();

    private AccessException failure(int status, String text) {
        try (ScriptedServer agent = ScriptedServer.answering(Answer.of(status, text))) {
            return AgentFixture.failure(agent.uri(), rests.patience());
        }
    }

    /** istio/istio discussions, kubernetes/ingress-nginx, traefik, Go's net/http, Kong: their words, letter for letter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403| RBAC: access denied| Envoy, the proxy of a service mesh (HTTP 403, \"RBAC: access denied\")",
                "503| no healthy upstream| Envoy, the proxy of a service mesh (HTTP 503, \"no healthy upstream\")",
                "503| upstream connect error or disconnect/reset before headers. reset reason: connection failure| "
                        + "Envoy, the proxy of a service mesh (HTTP 503, \"upstream connect error or disconnect/reset before headers\")",
                "504| upstream request timeout| Envoy, the proxy of a service mesh (HTTP 504, \"upstream request timeout\")",
                "404| 404 page not found| a web server or ingress controller written in Go (HTTP 404, \"404 page not found\")",
                "404| default backend - 404| an ingress controller (HTTP 404, \"default backend - 404\")",
                "404| '<html>\r\n<head><title>404 Not Found</title></head>'| a web server that sent a page for people (HTTP 404)",
                "502| '<!DOCTYPE html><title>hidden</title>'| a web server that sent a page for people (HTTP 502)",
                "301| ''| a server that redirects to another address (HTTP 301)",
                "307| hidden| a server that redirects to another address (HTTP 307)",
            })
    void whatAnswersInstead(int status, String text, String who) {
        AccessException failure = failure(status, text);
        assertThat(failure.finding().id()).isEqualTo("agent-answer");
        assertThat(failure.what())
                .startsWith("Another server answered at http://127.0.0.1:")
                .endsWith(" in place of the Pod Identity agent: " + who + ".");
        assertThat(failure.remedy())
                .startsWith("Set AWS_CONTAINER_CREDENTIALS_FULL_URI to http://169.254.170.23/v1/credentials");
    }

    /** The agent's own 404 names ResourceNotFoundException. */
    @Test
    void a404OfNobodyKnowsWhom() {
        AccessException failure = failure(404, "nothing here");
        assertThat(failure.finding().id()).isEqualTo("agent-answer");
        assertThat(failure.what()).isEqualTo("The Pod Identity agent refused (HTTP 404): nothing here");
        assertThat(failure.remedy()).contains("Associations and roles are not the cause");
    }

    @Test
    void aServiceMeshIsToLetTheAgentThrough() {
        assertThat(failure(403, "RBAC: access denied\n").remedy())
                .endsWith(
                        "Let the mesh pass this address (Istio: an AuthorizationPolicy and a ServiceEntry that allow it, or the"
                                + " annotation traffic.sidecar.istio.io/excludeOutboundIPRanges on the pod template).");
    }

    /** aws/eks-pod-identity-agent, pkg/handlers: it looks at the Host header. */
    @Test
    void aPortForwardOrAHostNameInFrontOfTheAgent() {
        assertThat(failure(
                        403,
                        "Access Denied. Called agent through invalid address, please use either [169.254.170.23 fd00:ec2::23]"
                                + " address not localhost:8080"))
                .hasMessage("""
                The Pod Identity agent refused (HTTP 403): Access Denied. Called agent through invalid address, please use either \
                [169.254.170.23 fd00:ec2::23] address not localhost:8080
                  Remedy: Set AWS_CONTAINER_CREDENTIALS_FULL_URI to \
                http://169.254.170.23/v1/credentials (IPv6: http://[fd00:ec2::23]/v1/credentials), as EKS does. The agent \
                answers only at its own address: a host name, a port forward or a proxy does not work.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-refused""");
    }

    @Test
    void theNodeRoleMayNotAskForThePod() {
        AccessException failure = failure(
                400,
                "[r-1]: (AccessDeniedException): User: arn:aws:sts::285282426848:assumed-role/node/i-0abc is not authorized to"
                        + " perform: eks-auth:AssumeRoleForPodIdentity on resource: arn:aws:eks:us-east-1:285282426848:cluster/kpaas,"
                        + " fault: client");
        assertThat(failure.finding().id()).isEqualTo("agent-refused");
        assertThat(failure.remedy())
                .isEqualTo(
                        "Ask the platform team to allow eks-auth:AssumeRoleForPodIdentity in the policy of the node's role,"
                                + " as AmazonEKSWorkerNodePolicy does. The pod and its association are correct: EKS refuses"
                                + " the agent itself.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operation error EKS Auth: AssumeRoleForPodIdentity, get identity: get credentials: failed to refresh cached"
                        + " credentials, no EC2 IMDS role found| Ask the platform team to check the node's instance profile",
                "operation error EKS Auth: AssumeRoleForPodIdentity, exceeded maximum number of attempts, 3, dial tcp"
                        + " 10.0.1.5:443: i/o timeout| add the VPC endpoint com.amazonaws.<region>.eks-auth",
                "dial tcp: lookup eks-auth.us-east-1.api.aws: no such host| let the nodes reach eks-auth.<region>.api.aws on"
                        + " port 443",
            })
    void theAgentDoesNotGetThroughToEks(String text, String remedy) {
        AccessException failure = failure(500, text);
        assertThat(failure.finding().id()).isEqualTo("agent-busy");
        assertThat(failure.remedy()).contains(remedy);
    }
}
