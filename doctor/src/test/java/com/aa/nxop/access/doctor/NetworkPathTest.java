package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.doctor.Check.Status;
import com.aa.nxop.access.fakes.BrokenServer;
import com.aa.nxop.access.spi.check.NetworkTarget;
import com.aa.nxop.testkit.network.SandboxCa;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** What clients call a time-out, told apart. */
@Tag("full")
@Timeout(60)
final class NetworkPathTest {
    private static List<Check> walk(NetworkPath path, Duration time) {
        List<Check> checks = new ArrayList<>();
        path.walk(Walks.steps("msk", time, checks::add), SSLContext::getDefault);
        assertThat(checks).hasSize(3);
        return checks;
    }

    private static NetworkPath here(String host, int port) {
        return Walks.path(host, port, Region.US_EAST_1, Region.US_EAST_1, CoreFinding.NETWORK_TLS, "NXOP_MSK_CA_FILE");
    }

    private static Check failure(List<Check> checks) {
        return checks.stream().filter(Check::isFailed).findFirst().orElseThrow();
    }

    @Test
    void aNameThatNobodyKnows() {
        List<Check> checks = walk(here("broker.invalid", 9098), Duration.ofSeconds(20));
        assertThat(checks).extracting(Check::status).containsExactly(Status.FAILED, Status.SKIPPED, Status.SKIPPED);
        assertThat(failure(checks).finding()).contains("network-name-unknown");
        assertThat(failure(checks).seen())
                .isEqualTo("The name broker.invalid cannot be resolved: DNS does not know this name.");
    }

    @Test
    void aPortOnWhichNobodyListens() {
        List<Check> checks = walk(here("127.0.0.1", 1), Duration.ofSeconds(20));
        assertThat(checks).extracting(Check::status).containsExactly(Status.OK, Status.FAILED, Status.SKIPPED);
        assertThat(failure(checks).finding()).contains("network-refused");
    }

    /** Linux drops what comes to a full backlog, as a security group would. */
    @ParameterizedTest
    @CsvSource({
        "us-east-1, us-east-1, network-timeout,                no firewall inspects",
        "us-east-1, us-west-2, network-timeout-across-regions, Ask for a firewall rule"
    })
    void packetsThatAreDropped(String from, String to, String finding, String remedy) throws IOException {
        List<Socket> filling = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, filling);
            NetworkPath path = Walks.path(
                    "127.0.0.1",
                    full.getLocalPort(),
                    Region.of(from),
                    Region.of(to),
                    CoreFinding.NETWORK_TLS,
                    "NXOP_MSK_CA_FILE");
            List<Check> checks = walk(path, Duration.ofSeconds(2));
            assertThat(failure(checks).about()).startsWith("TCP to 127.0.0.1:");
            assertThat(failure(checks).finding()).contains(finding);
            assertThat(failure(checks).remedy()).contains(remedy).contains("security group");
        } finally {
            for (Socket socket : filling) {
                socket.close();
            }
        }
    }

    private static void fill(ServerSocket full, List<Socket> filling) throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket socket = new Socket();
            filling.add(socket);
            try {
                socket.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 200);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IllegalStateException("The backlog has no end.");
    }

    @Test
    void aCertificateThatNobodyVouchesFor() throws Exception {
        SSLContext context = server(SandboxCa.create().server());
        try (SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> acceptAll(server));
            acceptor.setDaemon(true);
            acceptor.start();
            List<Check> checks = walk(here("127.0.0.1", server.getLocalPort()), Duration.ofSeconds(20));
            assertThat(checks).extracting(Check::status).containsExactly(Status.OK, Status.OK, Status.FAILED);
            assertThat(failure(checks).finding()).contains("network-tls");
            assertThat(failure(checks).seen()).contains("unable to find valid certification path");
        }
    }

    private static SSLContext server(SandboxCa.ServerIdentity identity) throws GeneralSecurityException {
        char[] password = "password".toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity.keyStore(password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void acceptAll(SSLServerSocket server) {
        while (true) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    @Test
    void aPortThatSaysNothing() {
        try (BrokenServer silent = BrokenServer.silent()) {
            List<Check> checks = walk(here("127.0.0.1", silent.uri().getPort()), Duration.ofSeconds(2));
            assertThat(checks).extracting(Check::status).containsExactly(Status.OK, Status.OK, Status.FAILED);
            assertThat(failure(checks).finding()).contains("network-tls");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "b-1.x.abc.c2.kafka.us-west-2.amazonaws.com:9098,                 us-west-2",
        "nxop.cluster-abc.eu-central-1.docdb.amazonaws.com:27017,         eu-central-1",
        "broker.internal:9098,                                            us-east-2",
        "us-gov-west-1.example:1,                                         us-east-2",
    })
    void aHostsNameTellsItsRegionBetterThanTheSettings(String address, String region) {
        NetworkPath path = NetworkPath.to(
                Region.US_EAST_1,
                new NetworkTarget(address, Region.US_EAST_2, CoreFinding.NETWORK_TLS, "NXOP_MSK_CA_FILE"),
                Walks.PROCESS);
        assertThat(path.to()).isEqualTo(Region.of(region));
        assertThat(path.from()).isEqualTo(Region.US_EAST_1);
        assertThat(path.host() + ":" + path.port()).isEqualTo(address);
    }
}
