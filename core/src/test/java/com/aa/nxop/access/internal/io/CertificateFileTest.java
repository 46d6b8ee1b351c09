package com.aa.nxop.access.internal.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aa.nxop.access.fakes.SpecialFile;
import com.aa.nxop.testkit.network.SandboxCa;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is mounted in place of a file with CAs: the message says what it is, where it was a MalformedInputException. */
@Tag("full")
@Timeout(20)
class CertificateFileTest {
    private static final String PEM = SandboxCa.create().certificatePem();

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("ca"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(ISO_8859_1));
    }

    private static X509Certificate certificate() throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(PEM.getBytes(ISO_8859_1)));
    }

    private static void isRefused(Path file, String why) {
        assertThatThrownBy(() -> CertificateFile.read(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(why);
    }

    @Test
    void everyCertificateIsRead() throws Exception {
        List<X509Certificate> read = CertificateFile.read(
                file("\u00ef\u00bb\u00bf# R\u00e9union\r\n" + PEM + "words\n" + PEM.replace("\n", "\r\n")));
        assertThat(read).containsExactly(certificate(), certificate());
    }

    @ParameterizedTest
    @CsvSource({"JKS, a Java key store (JKS)", "JCEKS, a Java key store (JCEKS)", "PKCS12, a key store in PKCS #12 form"
    })
    void aKeyStoreIsNamed(String type, String name) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry("ca", certificate());
        Path file = folder.resolve("truststore");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        isRefused(
                file,
                "is " + name + ", not certificates in PEM form (keytool -list -rfc -keystore " + file
                        + " prints them)");
    }

    @Test
    void derIsNamed() throws Exception {
        Path certificate = file(certificate().getEncoded());
        isRefused(
                certificate,
                "is a certificate in DER form, not certificates in PEM form (openssl x509 -inform der -in "
                        + certificate + " prints it)");
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        isRefused(file(pair.getPrivate().getEncoded()), "is a private key in DER form, not certificates in PEM form");
        isRefused(file(pair.getPublic().getEncoded()), "is a file in DER form, not certificates in PEM form");
    }

    @Test
    void aKeyInPlaceOfTheCertificateIsNamedAndNotShown() throws IOException {
        for (String kind :
                List.of("PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "CERTIFICATE REQUEST", "PKCS7")) {
            isRefused(
                    file("-----BEGIN " + kind + "-----\nhidden\n-----END " + kind + "-----\n"),
                    "holds a PEM block of the kind " + kind + ", and no certificate");
        }
    }

    @Test
    void whatWasEncodedOnceTooOftenOrTooSeldomIsNamed() throws Exception {
        isRefused(
                file(Base64.getEncoder().encodeToString(PEM.getBytes(ISO_8859_1))),
                "holds PEM that was encoded in base64 once more");
        isRefused(
                file(Base64.getMimeEncoder().encodeToString(certificate().getEncoded())),
                "holds base64 without the line -----BEGIN CERTIFICATE-----");
    }

    @Test
    void whatIsNoCertificateAtAllIsSaidSo() throws IOException {
        isRefused(file(""), "is empty");
        isRefused(file("<html>Not found</html>"), "holds no certificate in PEM form");
        isRefused(file(PEM.getBytes(UTF_16LE)), "is text in UTF-16, not certificates in PEM form");
        isRefused(folder.resolve("none"), "does not exist");
        isRefused(folder, "is a directory");
        isRefused(file("x".repeat(1024 * 1024 + 1)), "is larger than 1048576 bytes");
    }

    @Test
    void aDamagedCertificateIsSaidSo() throws IOException {
        isRefused(file(PEM + PEM.substring(0, 200)), "holds a certificate that is damaged (it has no end)");
        isRefused(file(PEM.substring(0, 200) + PEM), "holds a certificate that is damaged (it has no end)");
        Path wrong = file(PEM.replaceFirst("MII", "AAA"));
        assertThatThrownBy(() -> CertificateFile.read(wrong))
                .hasMessageStartingWith("holds a certificate that is damaged (");
    }

    @Test
    void pipesAndDevicesAreNamedAndNotOpened() {
        assumeTrue(SpecialFile.areKnown());
        isRefused(SpecialFile.fifo(folder.resolve("pipe")), "is a named pipe (FIFO), not a regular file");
        isRefused(SpecialFile.ENDLESS, "is a device, not a regular file");
    }
}
