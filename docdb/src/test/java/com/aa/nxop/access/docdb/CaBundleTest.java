package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.testkit.network.SandboxCa;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the file of NXOP_DOCDB_CA_FILE may be, each kind of bad one told apart. */
@Tag("full")
final class CaBundleTest {
    private static final String PEM = SandboxCa.create().certificatePem();

    @TempDir
    private Path folder;

    private AccessException refusal(CaBundle bundle) {
        AccessException failure = catchThrowableOfType(AccessException.class, bundle::context);
        assertThat(failure).isNotNull();
        assertThat(failure.finding().id()).isEqualTo("docdb-ca-file");
        return failure;
    }

    private void isRefused(CaBundle bundle, String why) {
        assertThat(refusal(bundle)).hasMessage("""
                The SDK cannot use the CA file %s of NXOP_DOCDB_CA_FILE: %s.
                  Remedy: Replace it with https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem, and check that the whole \
                file is mounted there.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-ca-file""", bundle.file(), why);
    }

    private CaBundle bundle(String text) throws IOException {
        return new CaBundle(Files.writeString(folder.resolve("ca.pem"), text), InstantSource.system());
    }

    @Test
    void holdsManyCertificatesWithTextBetweenThem() throws IOException {
        CaBundle bundle = bundle("# Amazon RDS\r\n" + PEM + "\n\nsome words\n"
                + SandboxCa.create().certificatePem().replace("\n", "\r\n"));
        assertThatCode(bundle::context).doesNotThrowAnyException();
    }

    @Test
    void leavesTheTrustOfTheProcessAlone() throws Exception {
        javax.net.ssl.SSLContext before = javax.net.ssl.SSLContext.getDefault();
        bundle(PEM).context();
        assertThat(javax.net.ssl.SSLContext.getDefault()).isSameAs(before);
        assertThat(System.getProperty("javax.net.ssl.trustStore")).isNull();
    }

    @Test
    void mustBeNamed() {
        AccessException failure = catchThrowableOfType(AccessException.class, () -> CaBundle.of(Optional.empty()));
        assertThat(failure).hasMessage("""
                NXOP_DOCDB_CA_FILE is not set, and Java does not know the CAs that sign DocumentDB's certificates.
                  Remedy: Mount https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem, from a ConfigMap for example, \
                and name the file in NXOP_DOCDB_CA_FILE.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#docdb-ca-file""");
    }

    @Test
    void mustBeThere() {
        isRefused(new CaBundle(folder.resolve("none.pem"), InstantSource.system()), "it does not exist");
    }

    @Test
    void isNoFolder() {
        isRefused(new CaBundle(folder, InstantSource.system()), "it is a directory");
    }

    @Test
    void isNotEmpty() throws IOException {
        isRefused(bundle(" \n"), "it is empty");
    }

    @Test
    void isPem() throws IOException {
        isRefused(bundle("<html>Not found</html>"), "it holds no certificate in PEM form");
    }

    /** A Java trust store was a MalformedInputException, and a pipe was waited for. */
    @Test
    @Timeout(20)
    void isNothingElse() throws Exception {
        Path store = folder.resolve("truststore.p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            KeyStore empty = KeyStore.getInstance("PKCS12");
            empty.load(null, null);
            empty.store(out, "changeit".toCharArray());
        }
        isRefused(
                new CaBundle(store, InstantSource.system()),
                "it is a key store in PKCS #12 form, not certificates in PEM form (keytool -list -rfc -keystore "
                        + store + " prints them)");
        isRefused(
                bundle("-----BEGIN PRIVATE KEY-----\nhidden\n"),
                "it holds a PEM block of the kind PRIVATE KEY, and no certificate");
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        isRefused(new CaBundle(pipe, InstantSource.system()), "it is a named pipe (FIFO), not a regular file");
    }

    @Test
    void isWhole() throws IOException {
        String cut = PEM.substring(0, PEM.length() / 2);
        assertThat(refusal(bundle(PEM + cut)).what()).contains("it holds a certificate that is damaged (");
        String wrong = PEM.replaceFirst("MII", "AAA");
        assertThat(refusal(bundle(wrong)).what()).contains("it holds a certificate that is damaged (");
    }

    @Test
    void isOfReasonableSize() throws IOException {
        isRefused(bundle("x".repeat(1024 * 1024 + 1)), "it is larger than 1048576 bytes");
    }

    @Test
    void hasNotExpiredAsAWhole() throws IOException {
        Instant later = Instant.now().plus(Duration.ofDays(2 * 365));
        CaBundle bundle = new CaBundle(bundle(PEM).file(), () -> later);
        assertThat(refusal(bundle).what())
                .matches(
                        "The SDK cannot use the CA file .*: every certificate in it has expired, the last at \\S+Z\\.");
    }
}
