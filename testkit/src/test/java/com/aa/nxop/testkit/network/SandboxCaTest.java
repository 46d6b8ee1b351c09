package com.aa.nxop.testkit.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Security;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("full")
class SandboxCaTest {
    private static final char[] PASSWORD = "none".toCharArray();

    private final SandboxCa ca = SandboxCa.create();

    private static Collection<? extends Certificate> parse(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
    }

    @Test
    void givesItselfAsPem() throws GeneralSecurityException {
        assertThat(ca.certificatePem())
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .endsWith("\n-----END CERTIFICATE-----\n");
        assertThat(List.copyOf(parse(ca.certificatePem()))).isEqualTo(List.of(ca.certificate()));
        assertThat(ca.certificatePem().lines()).allMatch(line -> line.length() <= 64);
    }

    @Test
    void mayOnlyIssueServersCertificates() {
        // Path length 0: no CA below it.
        assertThat(ca.certificate().getBasicConstraints()).isZero();
        assertThat(ca.certificate().getKeyUsage()).startsWith(false, false, false, false, false, true, false);
        assertThat(ca.certificate().getSubjectX500Principal().getName()).startsWith("CN=NXOP Sandbox CA ");
    }

    @Test
    void issuesCertificatesForThisMachineAndTheNamesGiven() throws GeneralSecurityException {
        SandboxCa.ServerIdentity server = ca.server("docdb.example.com");
        X509Certificate certificate = server.chain().get(0);
        assertThat(server.chain()).containsExactly(certificate, ca.certificate());
        certificate.verify(ca.certificate().getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "docdb.example.com");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void isValidNowAndForAsLongAsAnyTestRuns() throws GeneralSecurityException {
        X509Certificate server = ca.server().chain().get(0);
        for (X509Certificate certificate : List.of(ca.certificate(), server)) {
            certificate.checkValidity(Date.from(Instant.now().minus(Duration.ofHours(23))));
            certificate.checkValidity(Date.from(Instant.now().plus(Duration.ofDays(364))));
        }
    }

    @Test
    void givesAServersKeyAsPemAndNotInItsText() throws GeneralSecurityException {
        SandboxCa.ServerIdentity server = ca.server();
        String base64 = server.keyPem().replaceAll("-----[A-Z ]+-----|\n", "");
        assertThat(server.keyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(KeyFactory.getInstance("EC")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))))
                .isEqualTo(server.key());
        assertThat(List.copyOf(parse(server.chainPem()))).isEqualTo(server.chain());
        assertThat(server).hasToString("CN=localhost");
    }

    @Test
    void sharesNothingWithAnotherSandboxesAuthority() {
        SandboxCa other = SandboxCa.create();
        assertThat(other.certificate()).isNotEqualTo(ca.certificate());
        assertThat(other.certificate().getSubjectX500Principal())
                .isNotEqualTo(ca.certificate().getSubjectX500Principal());
        X509Certificate server = other.server().chain().get(0);
        assertThatThrownBy(() -> server.verify(ca.certificate().getPublicKey())).isInstanceOf(SignatureException.class);
    }

    @Test
    void registersNoProviderInTheJvm() {
        int before = Security.getProviders().length;
        assertThat(SandboxCa.create().server().chain()).hasSize(2);
        assertThat(Security.getProviders()).hasSize(before);
        assertThat(Security.getProvider("BC")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "kafka.example.com"})
    void isTrustedByAClientThatTrustsIt(String name) throws Exception {
        assertThat(handshake(ca.server("kafka.example.com"), ca, name)).isEqualTo("CN=localhost");
    }

    @Test
    void isNotTrustedUnderAnotherNameOrByAnotherAuthority() {
        SandboxCa.ServerIdentity server = ca.server();
        assertThatThrownBy(() -> handshake(server, ca, "elsewhere.example.com"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("elsewhere.example.com");
        assertThatThrownBy(() -> handshake(server, SandboxCa.create(), "localhost"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("unable to find valid certification path");
    }

    private static String handshake(SandboxCa.ServerIdentity identity, SandboxCa trusted, String name)
            throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket listener = (SSLServerSocket)
                        server(identity).getServerSocketFactory().createServerSocket(0, 1, loopback);
                Socket plain = new Socket(loopback, listener.getLocalPort());
                SSLSocket client = (SSLSocket)
                        client(trusted).getSocketFactory().createSocket(plain, name, plain.getPort(), true)) {
            Thread accepting = new Thread(() -> accept(listener), "tls-server");
            accepting.start();
            SSLParameters parameters = client.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            client.setSSLParameters(parameters);
            try {
                client.startHandshake();
                return client.getSession().getPeerPrincipal().getName();
            } finally {
                accepting.join();
            }
        }
    }

    private static void accept(SSLServerSocket listener) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.startHandshake();
        } catch (IOException e) {
            // The client's side tells.
            return;
        }
    }

    private static SSLContext server(SandboxCa.ServerIdentity identity) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity.keyStore(PASSWORD), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext client(SandboxCa trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", trusted.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
