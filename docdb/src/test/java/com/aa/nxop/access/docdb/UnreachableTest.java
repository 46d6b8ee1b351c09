package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.tls.SandboxCa;
import com.mongodb.MongoClientSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the driver says after thirty seconds without words, in two and with. */
@Timeout(60)
final class UnreachableTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).build();

    private static AccessException failure(NxopAccess nxop, MongoClientSettings settings) {
        AccessException failure =
                catchThrowableOfType(AccessException.class, () -> new FirstContact(nxop, PATIENCE).client(settings));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static AccessException failure(String... variables) {
        try (NxopAccess nxop = Access.in(sandbox, variables)) {
            return failure(nxop, NxopDocumentDb.settings(nxop).build());
        }
    }

    @Test
    void aPortWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(failure("NXOP_DOCDB_ENDPOINT", "localhost:" + port)).hasMessage("""
                DocumentDB cannot be reached: localhost:%d refuses the connection, or there is no way to it (Connection refused).
                  Remedy: Check NXOP_DOCDB_ENDPOINT and its port, the pod's egress rule, and the cluster's security group; between \
                regions also the firewall.
                  More: docs/troubleshooting.md#docdb-unreachable""", port);
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
        assertThat(failure("NXOP_DOCDB_ENDPOINT", "no-such-host.invalid:27017").what())
                .isEqualTo("DocumentDB cannot be reached: no-such-host.invalid:27017 is not known to DNS.");
    }

    @Test
    void theCaOfSomebodyElse(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("ca.pem"), SandboxCa.create().certificatePem());
        AccessException failure = failure("NXOP_DOCDB_CA_FILE", file.toString());
        assertThat(failure.finding()).isEqualTo("docdb-tls");
        assertThat(failure.what())
                .startsWith("The TLS connection to DocumentDB at localhost:")
                .containsAnyOf("unable to find valid certification path", "signature check failed");
        assertThat(failure.remedy()).contains("the file of NXOP_DOCDB_CA_FILE does not hold the CA");
    }

    /** As through a tunnel or an alias. */
    @Test
    void aNameThatIsNotInTheCertificate() {
        String port = sandbox.documentDb().endpoint().replaceFirst(".*:", "");
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_DOCDB_ENDPOINT", "tunnel.example:" + port)) {
            MongoClientSettings settings = NxopDocumentDb.settings(nxop)
                    .inetAddressResolver(host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})))
                    .build();
            AccessException failure = failure(nxop, settings);
            assertThat(failure.finding()).isEqualTo("docdb-tls");
            assertThat(failure.what())
                    .isEqualTo("The TLS connection to DocumentDB at tunnel.example:" + port
                            + " failed: No subject alternative DNS name matching tunnel.example found.");
        }
    }

    @Test
    void anEngineThatTheDriverDoesNotSpeak() {
        try (NxopSandbox old = NxopSandbox.builder()
                        .with(Part.DOCDB)
                        .docdbEngineVersion("4.0.0")
                        .start();
                NxopAccess nxop =
                        Access.in(old, "NXOP_DOCDB_ENDPOINT", old.documentDb().endpoint())) {
            AccessException failure =
                    failure(nxop, NxopDocumentDb.settings(nxop).build());
            assertThat(failure.finding()).isEqualTo("docdb-wire-version");
            assertThat(failure.what())
                    .isEqualTo("DocumentDB at " + old.documentDb().endpoint()
                            + " reports wire version 7, which this version of the MongoDB driver does not speak: its engine is older"
                            + " than 5.0.");
        }
    }

    @Test
    void aClusterThatDoesNotExist() {
        AccessException failure =
                catchThrowableOfType(AccessException.class, () -> failure("NXOP_DOCDB_CLUSTER_ID", "none"));
        assertThat(failure.finding()).isEqualTo("docdb-cluster-unknown");
    }
}
