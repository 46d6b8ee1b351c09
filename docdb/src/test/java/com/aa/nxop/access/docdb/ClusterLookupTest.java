package com.aa.nxop.access.docdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
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

/** What DocumentDB's control plane may say, from a server that says it. */
@Tag("full")
final class ClusterLookupTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().build();

    private HttpServer server;
    private int status = 200;
    private String body = "";
    private String asked = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
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

    private String lookup() {
        try (NxopAccess nxop = Access.in(
                sandbox,
                "AWS_ENDPOINT_URL_DOCDB",
                "http://127.0.0.1:" + server.getAddress().getPort())) {
            return new ClusterLookup(nxop, "orders").endpoint();
        }
    }

    @Test
    void aProxyThatDoesNotLeadToDocumentDbIsNamed() {
        try (ForwardProxy proxy = ForwardProxy.start().demandLogin("app", "secret");
                NxopAccess nxop = Access.in(
                        sandbox,
                        "AWS_ENDPOINT_URL_DOCDB",
                        "https://rds.us-east-1.amazonaws.com",
                        "HTTPS_PROXY",
                        proxy.uri().toString())) {
            AccessException failure =
                    catchThrowableOfType(AccessException.class, () -> new ClusterLookup(nxop, "orders").endpoint());
            assertThat(failure)
                    .hasMessage("DocumentDB did not give the endpoint of orders: the proxy "
                            + proxy.uri().getAuthority()
                            + " (from HTTPS_PROXY) does not lead to rds.us-east-1.amazonaws.com:443: it answered HTTP 407 and demands"
                            + " a login\n"
                            + "  Remedy: Put user and password into HTTPS_PROXY: http://user:password@host:port. If the pod reaches"
                            + " rds.us-east-1.amazonaws.com:443 without a proxy, add its host to NO_PROXY.\n"
                            + "  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-lookup-failed");
        }
    }

    private AccessException failure() {
        return catchThrowableOfType(AccessException.class, this::lookup);
    }

    private void cluster(String engine, String version, String state) {
        body = """
                <DescribeDBClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBClustersResult><DBClusters>
                <DBCluster><DBClusterIdentifier>orders</DBClusterIdentifier><Engine>%s</Engine><EngineVersion>%s</EngineVersion>
                <Status>%s</Status><Endpoint>orders.cluster-a1b2.us-east-1.docdb.amazonaws.com</Endpoint>
                <ReaderEndpoint>orders.cluster-ro-a1b2.us-east-1.docdb.amazonaws.com</ReaderEndpoint><Port>27018</Port></DBCluster>
                </DBClusters></DescribeDBClustersResult></DescribeDBClustersResponse>""".formatted(engine, version, state);
    }

    private void refuses(int code, String error, String message) {
        status = code;
        body = """
                <ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>Sender</Type><Code>%s</Code>
                <Message>%s</Message></Error><RequestId>1</RequestId></ErrorResponse>""".formatted(error, message);
    }

    /** During a backup or a change a cluster serves as always: a pod that starts then must not be sent away. */
    @ParameterizedTest
    @ValueSource(
            strings = {"available", "backing-up", "modifying", "maintenance", "failing-over", "a-state-of-tomorrow"})
    void aClusterThatServesHasItsEndpoint(String state) {
        cluster("docdb", "5.0.0", state);
        assertThat(lookup()).isEqualTo("orders.cluster-a1b2.us-east-1.docdb.amazonaws.com:27018");
        assertThat(asked)
                .contains("Action=DescribeDBClusters", "DBClusterIdentifier=orders")
                .doesNotContain("Filter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.0", "8.0.2", "10.1.0", "unknown"})
    void enginesFromFiveOnHaveIam(String version) {
        cluster("docdb", version, "available");
        assertThat(lookup()).endsWith(":27018");
    }

    @Test
    void anUnknownClusterIsNamed() {
        refuses(404, "DBClusterNotFoundFault", "DBCluster orders not found.");
        assertThat(failure()).hasMessage("""
                DocumentDB does not know the cluster orders in us-east-1 of account 178549792225: DBClusterNotFoundFault: DBCluster \
                orders not found.
                  Remedy: Check NXOP_DOCDB_CLUSTER_ID (a cluster's identifier, not an instance's) and NXOP_REGION.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-cluster-unknown""");
    }

    @Test
    void anEmptyListIsAnUnknownCluster() {
        body = "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters/></DescribeDBClustersResult>"
                + "</DescribeDBClustersResponse>";
        assertThat(failure().finding().id()).isEqualTo("docdb-cluster-unknown");
    }

    @Test
    void aClusterOfAnotherEngineIsNoDocumentDb() {
        cluster("neptune", "1.3.0", "available");
        assertThat(failure()).hasMessage("""
                orders is not a DocumentDB cluster: its engine is neptune.
                  Remedy: Set NXOP_DOCDB_CLUSTER_ID to a DocumentDB cluster: RDS and Neptune share the API, and their clusters have \
                identifiers of the same kind.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-cluster-unsuitable""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.0", "4.0.0"})
    void anOldEngineHasNoIam(String version) {
        cluster("docdb", version, "available");
        assertThat(failure()).hasMessage("""
                The cluster orders runs engine %s, which has no IAM authentication.
                  Remedy: Upgrade it to engine 5.0 or later.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-cluster-unsuitable""", version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"creating", "stopped", "deleting"})
    void aClusterThatDoesNotServeSaysItsState(String state) {
        cluster("docdb", "5.0.0", state);
        AccessException failure = failure();
        assertThat(failure).hasMessage("""
                The cluster orders is %s, and does not accept connections.
                  Remedy: Wait until it is available. If it was stopped, start it.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-cluster-unavailable""", state);
        assertThat(failure.retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inaccessible-encryption-credentials", "inaccessible-encryption-credentials-recoverable"})
    void aClusterWithoutItsKeyNeedsIt(String state) {
        cluster("docdb", "5.0.0", state);
        AccessException failure = failure();
        assertThat(failure).hasMessage("""
                The cluster orders is %s: it cannot use the KMS key of its data.
                  Remedy: Enable the key and give the cluster access to it. Then start the cluster. If its state does not end with \
                -recoverable, restore it from a backup instead.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-cluster-unsuitable""", state);
        assertThat(failure.retryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<Port>27018</Port>", "<Endpoint>orders.cluster-a1b2.us-east-1.docdb.amazonaws.com</Endpoint>"})
    void aClusterWithoutEndpointIsNotReady(String missing) {
        cluster("docdb", "5.0.0", "preparing");
        body = body.replace(missing, "");
        assertThat(failure()).hasMessage("""
                The cluster orders is preparing, and has no endpoint yet.
                  Remedy: Wait until it is available.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-cluster-unavailable""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ExpiredToken",
                "ExpiredTokenException",
                "InvalidClientTokenId",
                "UnrecognizedClientException",
                "SignatureDoesNotMatch",
                "RequestExpired"
            })
    void aBadSessionIsNoMatterOfPermissions(String code) {
        refuses(403, code, "no");
        assertThat(failure().finding().id()).isEqualTo("session-refused");
    }

    /** With {@code auto} the client would ask the metadata service where it is; with this it would fail, if it looked. */
    @Test
    void theProcesssDefaultsModeIsNotAsked() {
        cluster("docdb", "5.0.0", "available");
        System.setProperty("aws.defaultsMode", "nonsense");
        try {
            assertThat(lookup()).endsWith(":27018");
        } finally {
            System.clearProperty("aws.defaultsMode");
        }
    }

    @Test
    void aRefusalNamesThePermission() {
        refuses(403, "AccessDenied", "User is not authorized to perform: rds:DescribeDBClusters");
        assertThat(failure()).hasMessage("""
                DocumentDB refused to give the endpoint of orders: AccessDenied: User is not authorized to perform: rds:DescribeDBClusters
                  Remedy: Allow rds:DescribeDBClusters on the cluster in the policy of \
                arn:aws:iam::178549792225:role/example-role, or set NXOP_DOCDB_ENDPOINT.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-lookup-refused""");
    }

    @Test
    void garbageAndSilenceAreFailuresThatPass() {
        status = 500;
        body = "broken";
        assertThat(failure().finding().id()).isEqualTo("docdb-lookup-failed");
        server.stop(0);
        AccessException failure = failure();
        assertThat(failure.finding().id()).isEqualTo("docdb-lookup-failed");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.remedy()).contains("rds.us-east-1.amazonaws.com on port 443");
    }
}
