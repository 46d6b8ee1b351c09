package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.network.SandboxCa;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ServerConnectionState;
import com.mongodb.connection.ServerDescription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the driver says after thirty seconds without words, sooner and with. */
@Tag("full")
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class UnreachableServersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    private static AccessException failure(NxopAccess nxop, MongoClientSettings settings) {
        return failure(nxop, settings, PATIENCE);
    }

    /** @param patience short only where no TLS handshake must end in it: a cold machine takes seconds for its first */
    private static AccessException failure(NxopAccess nxop, MongoClientSettings settings, Duration patience) {
        AccessException failure =
                catchThrowableOfType(AccessException.class, () -> new FirstLogin(nxop, patience).client(settings));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static AccessException failure(String... variables) {
        try (NxopAccess nxop = Access.in(sandbox, variables)) {
            return failure(nxop, NxopDocumentDb.settings(nxop).build(), Duration.ofSeconds(4));
        }
    }

    @Test
    void aPortWhereNobodyListens() {
        assertThat(failure("NXOP_DOCDB_ENDPOINT", "localhost:1")).hasMessage("""
                DocumentDB cannot be reached: localhost:1 refuses the connection, or no network route leads to it (Connection refused).
                  Remedy: Check NXOP_DOCDB_ENDPOINT and its port, the pod's egress rule, and the cluster's security group. Between \
                regions, also check the firewall.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-unreachable""");
    }

    @Test
    void aServerThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AccessException failure = failure("NXOP_DOCDB_ENDPOINT", "localhost:" + silent.getLocalPort());
            assertThat(failure.what())
                    .isEqualTo(
                            "DocumentDB cannot be reached: localhost:" + silent.getLocalPort() + " does not answer.");
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void aNameThatNobodyKnows() {
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_DOCDB_ENDPOINT", "no-such-host.invalid:27017")) {
            MongoClientSettings settings = NxopDocumentDb.settings(nxop)
                    .inetAddressResolver(host -> {
                        throw new UnknownHostException(host);
                    })
                    .build();
            assertThat(failure(nxop, settings, Duration.ofSeconds(2)).what())
                    .isEqualTo("DocumentDB cannot be reached: no-such-host.invalid:27017 is not known to DNS.");
        }
    }

    @Test
    void theCaOfSomebodyElse(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("ca.pem"), SandboxCa.create().certificatePem());
        AccessException failure;
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_DOCDB_CA_FILE", file.toString())) {
            failure = failure(nxop, NxopDocumentDb.settings(nxop).build());
        }
        assertThat(failure.finding().id()).isEqualTo("docdb-tls");
        assertThat(failure.what())
                .startsWith("The TLS connection to DocumentDB at localhost:")
                .containsAnyOf("unable to find valid certification path", "signature check failed");
        assertThat(failure.remedy()).contains("the file of NXOP_DOCDB_CA_FILE does not contain the CA of");
    }

    /** Of a load balancer without targets, or a proxy: no matter of certificates. */
    @Test
    void aConnectionThatEndsDuringTheHandshake() throws IOException {
        try (RawServer server = RawServer.thatSays("")) {
            AccessException failure = failure("NXOP_DOCDB_ENDPOINT", server.endpoint());
            assertThat(failure).hasMessage("""
                    DocumentDB cannot be reached: %s broke the connection.
                      Remedy: Try again. If the error stays, check the cluster's events, and find out what ends connections between the \
                    pod and the cluster.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-unreachable""", server.endpoint());
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void aServerWithoutTls() throws IOException {
        try (RawServer server = RawServer.thatSays("no TLS here\n")) {
            assertThat(failure("NXOP_DOCDB_ENDPOINT", server.endpoint())).hasMessage("""
                    The TLS connection to DocumentDB at %s failed: Unsupported or unrecognized SSL message
                      Remedy: The server at this address does not use TLS. Check host and port. If both are right, TLS is off in the \
                    cluster's parameter group: set tls to enabled there, and restart the cluster's instances.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-tls""", server.endpoint());
        }
    }

    /** The driver strikes it off its list, and forgets why. */
    @Test
    void aTunnelToAMemberThatHasAnotherNameThere() {
        String port = sandbox.docdb().endpoint().replaceFirst(".*:", "");
        try (NxopAccess nxop = Access.in(sandbox)) {
            ServerDescription forgotten = ServerDescription.builder()
                    .address(new ServerAddress("localhost", Integer.parseInt(port)))
                    .state(ServerConnectionState.CONNECTING)
                    .build();
            DocumentDbSettings settings = DocumentDbSettings.of(nxop);
            assertThat(new UnreachableServers(List.of(forgotten), settings)
                            .because(new MongoException("x"))
                            .what())
                    .isEqualTo("DocumentDB cannot be reached: localhost:" + port + " does not answer.");
            assertThat(new UnreachableServers(List.of(), settings).because(new MongoException("x")))
                    .hasMessage("""
                    DocumentDB cannot be reached: the server is not a member of a replica set rs0 under this name.
                      Remedy: Check the cluster's endpoint: it must be the endpoint of a DocumentDB cluster. Through a tunnel, add \
                    directConnection=true to a connection string for NxopDocumentDb.settings(nxop, connectionString).
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-unreachable""");
        }
    }

    @Test
    void aNetworkWithoutARoute() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            ServerAddress address = new ServerAddress("c.example", 27017);
            ServerDescription server = ServerDescription.builder()
                    .address(address)
                    .state(ServerConnectionState.CONNECTING)
                    .exception(new MongoSocketOpenException(
                            "Exception opening socket", address, new NoRouteToHostException("No route to host")))
                    .build();
            assertThat(new UnreachableServers(List.of(server), DocumentDbSettings.of(nxop))
                            .because(new MongoException("x"))
                            .what())
                    .isEqualTo(
                            "DocumentDB cannot be reached: c.example:27017 refuses the connection, or no network route leads to it (No"
                                    + " route to host).");
        }
    }

    /** As through a tunnel or an alias. */
    @Test
    void aNameThatIsNotInTheCertificate() {
        String port = sandbox.docdb().endpoint().replaceFirst(".*:", "");
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_DOCDB_ENDPOINT", "tunnel.example:" + port)) {
            MongoClientSettings settings = NxopDocumentDb.settings(nxop)
                    .inetAddressResolver(host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})))
                    .build();
            AccessException failure = failure(nxop, settings);
            assertThat(failure.finding().id()).isEqualTo("docdb-tls");
            assertThat(failure.what())
                    .isEqualTo("The TLS connection to DocumentDB at tunnel.example:" + port
                            + " failed: No subject alternative DNS name matching tunnel.example found.");
        }
    }

    @Test
    void anEngineThatTheDriverDoesNotSpeak() {
        try (NxopSandbox old = NxopSandbox.builder()
                        .docdb(docdb -> docdb.engineVersion("4.0.0"))
                        .start();
                NxopAccess nxop =
                        Access.in(old, "NXOP_DOCDB_ENDPOINT", old.docdb().endpoint())) {
            AccessException failure =
                    failure(nxop, NxopDocumentDb.settings(nxop).build());
            assertThat(failure.finding().id()).isEqualTo("docdb-wire-version");
            assertThat(failure.what())
                    .isEqualTo("DocumentDB at " + old.docdb().endpoint()
                            + " reports wire version 7, which this version of the MongoDB driver does not support: the cluster's engine"
                            + " is older than 5.0.");
        }
    }

    @Test
    void aClusterThatDoesNotExist() {
        AccessException failure =
                catchThrowableOfType(AccessException.class, () -> failure("NXOP_DOCDB_CLUSTER_ID", "none"));
        assertThat(failure.finding().id()).isEqualTo("docdb-cluster-unknown");
    }
}
