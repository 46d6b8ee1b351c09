package com.aa.nxop.access.msk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.network.ForwardProxy;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MSK's control plane may say, from a server that says it. */
@Tag("full")
final class BrokerLookupTest {
    private static final String ARN =
            "arn:aws:kafka:us-east-1:178549792225:cluster/c/0a1b2c3d-1111-2222-3333-444455556666-2";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    private HttpServer server;
    private int status = 200;
    private String body = "{}";
    private String errorType = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (!errorType.isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", errorType);
            }
            exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private NxopAccess access(String connectivity) {
        return Access.in(
                sandbox,
                "NXOP_MSK_CLUSTER_ARN",
                ARN,
                "NXOP_MSK_CONNECTIVITY",
                connectivity,
                "AWS_ENDPOINT_URL_KAFKA",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private AccessException failure() {
        try (NxopAccess nxop = access("private")) {
            return catchThrowableOfType(AccessException.class, () -> NxopMsk.bootstrapServers(nxop));
        }
    }

    @Test
    void aProxyThatDoesNotLeadToMskIsNamed() {
        try (ForwardProxy proxy = ForwardProxy.start().refuse("403 Forbidden");
                NxopAccess nxop = Access.in(
                        sandbox,
                        "NXOP_MSK_CLUSTER_ARN",
                        ARN,
                        "AWS_ENDPOINT_URL_KAFKA",
                        "https://kafka.us-east-1.amazonaws.com",
                        "HTTPS_PROXY",
                        proxy.uri().toString())) {
            AccessException failure = catchThrowableOfType(AccessException.class, () -> NxopMsk.bootstrapServers(nxop));
            assertThat(failure)
                    .hasMessage("MSK did not list the brokers of " + ARN + ": the proxy "
                            + proxy.uri().getAuthority()
                            + " (from HTTPS_PROXY) does not lead to kafka.us-east-1.amazonaws.com:443: it answered HTTP 403\n"
                            + "  Remedy: Ask the team that runs the proxy to allow kafka.us-east-1.amazonaws.com:443. If the pod"
                            + " reaches"
                            + " kafka.us-east-1.amazonaws.com:443 without a proxy, add its host to NO_PROXY.\n"
                            + "  More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-lookup-failed");
        }
    }

    @Test
    void theKindOfConnectivityChooses() {
        body = """
                {"bootstrapBrokerStringSaslIam": "private:9098", "bootstrapBrokerStringPublicSaslIam": "public:9198",
                 "bootstrapBrokerStringVpcConnectivitySaslIam": "vpc:14001"}
                """;
        for (String kind : new String[] {"private", "public", "vpc"}) {
            try (NxopAccess nxop = access(kind)) {
                assertThat(NxopMsk.bootstrapServers(nxop)).startsWith(kind);
            }
        }
    }

    /** With {@code auto} the client would ask the metadata service where it is; with this it would fail, if it looked. */
    @Test
    void theProcesssDefaultsModeIsNotAsked() {
        body = "{\"bootstrapBrokerStringSaslIam\": \"private:9098\"}";
        System.setProperty("aws.defaultsMode", "nonsense");
        try (NxopAccess nxop = access("private")) {
            assertThat(NxopMsk.bootstrapServers(nxop)).isEqualTo("private:9098");
        } finally {
            System.clearProperty("aws.defaultsMode");
        }
    }

    @Test
    void aClusterWithoutSuchAListenerSaysWhichItHas() {
        body = """
                {"bootstrapBrokerStringPublicSaslIam": "public:9198", "bootstrapBrokerStringTls": "tls:9094"}
                """;
        assertThat(failure()).hasMessage("""
                The cluster %s has no private listener with IAM authentication; it has public.
                  Remedy: Set NXOP_MSK_CONNECTIVITY to public, or switch private connectivity on for the cluster.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-no-listener""", ARN);
    }

    @Test
    void aClusterWithoutIamAtAllSaysSo() {
        body = "{\"bootstrapBrokerStringTls\": \"tls:9094\"}";
        assertThat(failure()).hasMessage("""
                The cluster %s has no private listener with IAM authentication; it has none at all.
                  Remedy: Switch IAM role-based authentication on in the cluster's security settings.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-no-listener""", ARN);
    }

    @Test
    void anUnknownClusterIsNamed() {
        answer(404, "NotFoundException", "The specified cluster does not exist.");
        assertThat(failure()).hasMessage("""
                MSK does not know the cluster %s: NotFoundException: The specified cluster does not exist.
                  Remedy: Check NXOP_MSK_CLUSTER_ARN: its account, region, name and the cluster's own id at the end.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-cluster-unknown""", ARN);
    }

    @Test
    void aRefusalNamesThePermission() {
        answer(403, "AccessDeniedException", "not authorized");
        assertThat(failure()).hasMessage("""
                MSK refused to list the brokers of %s: AccessDeniedException: not authorized
                  Remedy: Allow kafka:GetBootstrapBrokers on the cluster in the policy of \
                arn:aws:iam::178549792225:role/example-role, or set NXOP_MSK_BOOTSTRAP_SERVERS.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-lookup-refused""", ARN);
    }

    /** With 403, too, but no permission would help; and a new session may not either, where a clock is off. */
    @ParameterizedTest
    @ValueSource(
            strings = {"SignatureDoesNotMatch", "InvalidSignatureException", "RequestExpired", "RequestTimeTooSkewed"})
    void aBadSessionIsNoMatterOfPermissions(String code) {
        answer(403, code, "no longer valid");
        AccessException failure = failure();
        assertThat(failure).hasMessage("""
                MSK does not accept the session: %s: no longer valid
                  Remedy: Restart the pod, or call NxopAccess.invalidate: then the SDK gets a new session immediately. \
                Otherwise it gets one at the next refresh. Somebody ended this session, it is damaged, or the pod's clock \
                is wrong.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#session-refused""", code);
        assertThat(failure.retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException"})
    void aDeadSessionIsReplaced(String code) {
        answer(403, code, "no longer valid");
        try (NxopAccess nxop = access("private")) {
            String dead = nxop.credentialsProvider().resolveCredentials().accessKeyId();
            assertThat(catchThrowableOfType(AccessException.class, () -> NxopMsk.bootstrapServers(nxop)))
                    .hasMessage("""
                            MSK does not accept the session: %s: no longer valid
                              Remedy: The SDK has discarded this session and gets a new one: try again.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#session-refused""", code);
            assertThat(nxop.credentialsProvider().resolveCredentials().accessKeyId())
                    .isNotEqualTo(dead);
        }
    }

    /** An MSK that refuses every session, for whatever reason of its own, must not become a storm on STS. */
    @Test
    void anMskThatRefusesEverySessionCostsOneInFifteenSeconds() {
        answer(403, "InvalidClientTokenId", "no longer valid");
        try (NxopAccess nxop = access("private")) {
            nxop.credentialsProvider().resolveCredentials();
            int before = sandbox.sts().calls().size();
            for (int i = 0; i < 5; i++) {
                assertThat(catchThrowableOfType(AccessException.class, () -> NxopMsk.bootstrapServers(nxop))
                                .finding()
                                .id())
                        .isEqualTo("session-refused");
                nxop.credentialsProvider().resolveCredentials();
            }
            assertThat(sandbox.sts().calls()).hasSize(before + 1);
        }
    }

    @Test
    void garbageAndSilenceAreFailuresThatPass() {
        answer(500, "", "broken");
        assertThat(failure().finding().id()).isEqualTo("msk-lookup-failed");
        server.stop(0);
        AccessException failure = failure();
        assertThat(failure.finding().id()).isEqualTo("msk-lookup-failed");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.remedy()).contains("kafka.us-east-1.amazonaws.com on port 443");
    }

    @Test
    void serversThatAreNamedNeedNoLookup() {
        try (NxopAccess nxop = Access.in(
                sandbox,
                "NXOP_MSK_BOOTSTRAP_SERVERS",
                "b-1:9098,b-2:9098",
                "AWS_ENDPOINT_URL_KAFKA",
                "http://127.0.0.1:1")) {
            assertThat(NxopMsk.bootstrapServers(nxop)).isEqualTo("b-1:9098,b-2:9098");
        }
    }

    @Test
    void settingsThatCannotBeAreRefusedTogether() {
        assertThatThrownBy(() -> Access.in(
                        sandbox,
                        "NXOP_MSK_CLUSTER_ARN",
                        "arn:aws:s3:::bucket",
                        "NXOP_MSK_BOOTSTRAP_SERVERS",
                        "b-1",
                        "NXOP_MSK_CONNECTIVITY",
                        "wireless",
                        "NXOP_MSK_MECHANISM",
                        "PLAIN"))
                .hasMessage("""
                        NXOP access is not configured: 4 problems.
                          1. NXOP_MSK_CLUSTER_ARN is "arn:aws:s3:::bucket": it must be the ARN of an MSK cluster. Write for example \
                        arn:aws:kafka:us-east-1:178549792225:cluster/name/0a1b2c3d-1111-2222-3333-444455556666-2. [config-msk]
                          2. NXOP_MSK_BOOTSTRAP_SERVERS is "b-1": it must be host:port,host:port. Write for example \
                        b-1.name.a1b2c3.c2.kafka.us-east-1.amazonaws.com:9098. [config-msk]
                          3. NXOP_MSK_CONNECTIVITY is "wireless": it must be one of private, public, vpc. Write for example private. \
                        [config-choice]
                          4. NXOP_MSK_MECHANISM is "PLAIN": it must be one of AWS_MSK_IAM, OAUTHBEARER. Write for example AWS_MSK_IAM. \
                        [config-choice]
                          Remedy: Correct the 4 settings named above.
                          More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
    }

    @Test
    void aClusterOfAnotherRegionThanNxopRegionIsRefused() {
        assertThatThrownBy(() -> Access.in(sandbox, "NXOP_MSK_CLUSTER_ARN", ARN, "NXOP_REGION", "us-west-2"))
                .hasMessageContaining("the cluster is in us-east-1, but NXOP_REGION says us-west-2.");
    }

    private void answer(int code, String type, String message) {
        status = code;
        errorType = type;
        body = "{\"message\": \"" + message + "\"}";
    }
}
