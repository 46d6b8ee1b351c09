package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.testkit.network.SandboxCa;
import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.regions.Region;

/** The last step of the way: whose certificate it is, and whether anybody vouches for it. */
@Timeout(60)
final class TlsHandshakeTest {
    private static final char[] PASSWORD = "password".toCharArray();

    private final SandboxCa ca = SandboxCa.create();
    private SSLServerSocket server;

    @BeforeEach
    void start() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(ca.server().keyStore(PASSWORD), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::acceptAll);
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
            } catch (IOException e) {
                // The other side does not trust us, or the test has ended.
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private List<Check> walk(SSLContext trust) {
        List<Check> checks = new ArrayList<>();
        Walks.path(
                        "127.0.0.1",
                        server.getLocalPort(),
                        Region.US_EAST_1,
                        Region.US_EAST_1,
                        AdapterFinding.DOCDB_TLS,
                        "NXOP_DOCDB_CA_FILE")
                .walk(Walks.steps("docdb", Duration.ofSeconds(20), checks::add), () -> trust);
        return checks;
    }

    private SSLContext trusting() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("ca", ca.certificate());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void everyStepSaysWhatWasSeen() throws Exception {
        List<Check> checks = walk(trusting());
        String address = "127.0.0.1:" + server.getLocalPort();
        assertThat(checks)
                .extracting(Check::about)
                .containsExactly("DNS name 127.0.0.1", "TCP to " + address, "TLS with " + address);
        assertThat(checks.get(0).seen()).isEqualTo("127.0.0.1");
        assertThat(checks.get(1).seen()).isEqualTo("connected to 127.0.0.1");
        assertThat(checks.get(2).seen()).matches("TLSv1\\.3, certificate of CN=[^,]+.* until 20\\d\\d-.*Z");
    }

    @Test
    void aCertificateOfAnUnknownCaIsTheResourcesOwnFinding() throws Exception {
        Check failed = walk(SSLContext.getDefault()).get(2);
        assertThat(failed.finding()).contains("docdb-tls");
        assertThat(failed.seen())
                .startsWith("TLS with 127.0.0.1:" + server.getLocalPort()
                        + " failed: unable to find valid certification path to requested target. It shows a certificate of"
                        + " CN=localhost, issued by " + ca.certificate().getSubjectX500Principal() + ", good until 20")
                .endsWith(
                        "Z. NXOP_DOCDB_CA_FILE is not set. Java uses the JDK's own list of CAs (javax.net.ssl.trustStore is not"
                                + " set).");
        assertThat(failed.remedy())
                .isEqualTo(
                        "Java does not trust the CA of this certificate. Check that NXOP_DOCDB_CA_FILE names a file with that CA,"
                                + " and that nothing on the way replaces the certificate. The certificate's CA is "
                                + ca.certificate().getSubjectX500Principal() + ".");
    }

    /** The CA file is read when it is needed, and says itself what is wrong with it. */
    @Test
    void aCaFileThatCannotBeReadIsTheFinding() {
        List<Check> checks = new ArrayList<>();
        Walks.path(
                        "127.0.0.1",
                        server.getLocalPort(),
                        Region.US_EAST_1,
                        Region.US_EAST_1,
                        AdapterFinding.DOCDB_TLS,
                        "NXOP_DOCDB_CA_FILE")
                .walk(Walks.steps("docdb", Duration.ofSeconds(20), checks::add), () -> {
                    throw new AccessException(AdapterFinding.DOCDB_CA_FILE, "The CA file is empty.", "Write one.");
                });
        assertThat(checks.get(2).finding()).contains("docdb-ca-file");
        assertThat(checks.get(2).seen()).isEqualTo("The CA file is empty.");
    }
}
