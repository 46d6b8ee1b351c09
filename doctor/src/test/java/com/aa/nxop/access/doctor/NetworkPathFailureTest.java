package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** What a failed step means on KPaaS, letter for letter. */
class NetworkPathFailureTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final NetworkPathFailure NEAR = at(Region.US_EAST_1);
    private static final NetworkPathFailure FAR = at(Region.US_WEST_2);

    private static NetworkPathFailure at(Region to) {
        return new NetworkPathFailure(
                Walks.path("b-1.example", 9098, Region.US_EAST_1, to, CoreFinding.NETWORK_TLS, "NXOP_MSK_CA_FILE"));
    }

    @Test
    void aNameThatNobodyKnows() {
        assertThat(NEAR.unresolved("DNS did not answer in time")).hasMessage("""
                The name b-1.example cannot be resolved: DNS did not answer in time.
                  Remedy: Check the name for a typing mistake. Check also that the pod's DNS knows the private zone of the name.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#network-name-unknown""");
        assertThat(NEAR.notConnected(new UnknownHostException("b-1.example"), LIMIT)
                        .what())
                .isEqualTo("The name b-1.example cannot be resolved: DNS does not know this name.");
    }

    @Test
    void aPortOnWhichNobodyListens() {
        assertThat(NEAR.notConnected(new ConnectException("Connection refused"), LIMIT))
                .hasMessage("""
                b-1.example:9098 refuses the connection: the pod reaches the host, but nothing listens on port 9098.
                  Remedy: Check the port, and that the service runs. A network policy that rejects packets, and does not drop them, looks the same.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#network-refused""");
    }

    @Test
    void silenceWithinTheRegion() {
        assertThat(NEAR.notConnected(new SocketTimeoutException("Connect timed out"), LIMIT))
                .hasMessage("""
                b-1.example:9098 cannot be reached: no answer in 5000 ms.
                  Remedy: Pod and host are both in us-east-1, where no firewall inspects the traffic. Allow the pod's network in the \
                security group of the resource, and the port in the pod's egress rule.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#network-timeout""");
    }

    @Test
    void silenceAcrossRegions() {
        assertThat(FAR.timedOut()).hasMessage("""
                b-1.example:9098 cannot be reached: no answer in time.
                  Remedy: The pod is in us-east-1 and the host in us-west-2: a firewall inspects the traffic. Allow the pod's \
                network in the security group of the resource, and the port in the \
                pod's egress rule. Ask for a firewall rule from the pod's region to the host's.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#network-timeout-across-regions""");
    }

    @Test
    void noRouteIsSaidInTheSystemsWords() {
        assertThat(NEAR.notConnected(new NoRouteToHostException("No route to host"), LIMIT)
                        .what())
                .isEqualTo("b-1.example:9098 cannot be reached: No route to host.");
    }

    @Test
    void aHandshakeThatFails() {
        assertThat(NEAR.tls(new SSLHandshakeException("No name matching b-1.example found")))
                .hasMessage("""
                TLS with b-1.example:9098 failed: No name matching b-1.example found.
                  Remedy: Use the host name that is in the certificate.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#network-tls""");
        assertThat(NEAR.tls(new SSLException("Unsupported or unrecognized SSL message")))
                .hasMessage("""
                TLS with b-1.example:9098 failed: Unsupported or unrecognized SSL message.
                  Remedy: Check host and port: what listens there does not speak TLS.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#network-tls""");
        assertThat(NEAR.tls((IOException) new SSLHandshakeException("Remote host terminated the handshake")
                        .initCause(new EOFException("SSL peer shut down incorrectly"))))
                .hasMessage("""
                TLS with b-1.example:9098 failed: SSL peer shut down incorrectly.
                  Remedy: The host ends the connection in the middle of the handshake. Check host and port: what listens there does \
                not speak TLS.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#network-tls""");
        assertThat(NEAR.tls(new SocketTimeoutException("Read timed out")).what())
                .isEqualTo("TLS with b-1.example:9098 failed: the host does not answer the handshake.");
    }

    @Test
    void theFindingForTlsIsTheResourcesOwn() {
        NetworkPath path = Walks.path(
                "docdb", 27017, Region.US_EAST_1, Region.US_EAST_1, AdapterFinding.DOCDB_TLS, "NXOP_DOCDB_CA_FILE");
        assertThat(new NetworkPathFailure(path).tls("no").finding().id()).isEqualTo("docdb-tls");
    }

    @Test
    void theInnermostCauseSaysWhatHappened() {
        Throwable inner = new IOException("PKIX path building failed");
        assertThat(NetworkPathFailure.innermost(new IOException("outer", new IOException("middle", inner))))
                .isSameAs(inner);
        assertThat(NetworkPathFailure.innermost(inner)).isSameAs(inner);
    }
}
