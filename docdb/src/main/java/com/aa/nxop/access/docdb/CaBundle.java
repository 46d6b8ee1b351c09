package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.SmallFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The CAs that sign DocumentDB's certificates, for one client's TLS alone: the trust store of the process stays as it is, or the AWS
 * SDK's own calls would fail.
 *
 * @param file PEM; read once, so a new bundle counts from the next client on
 */
record CaBundle(Path file, InstantSource clock) {
    /** Amazon's bundle for all regions has 174 KB. */
    private static final int LARGEST = 1024 * 1024;

    /** @throws AccessException if none is configured */
    static CaBundle of(Optional<Path> configured) {
        Path file = configured.orElseThrow(() -> new AccessException(
                Finding.DOCDB_CA_FILE,
                "NXOP_DOCDB_CA_FILE is not set, and Java does not know the CAs that sign DocumentDB's certificates.",
                "Mount https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem, from a ConfigMap for example, and"
                        + " name the file in NXOP_DOCDB_CA_FILE."));
        return new CaBundle(file, InstantSource.system());
    }

    /** @throws AccessException if the file cannot be used, with the reason */
    SSLContext context() {
        Collection<X509Certificate> authorities = parse(read());
        if (authorities.isEmpty()) {
            throw unusable("it holds no certificate in PEM form");
        }
        Instant now = clock.instant();
        Instant last = authorities.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (last.isBefore(now)) {
            throw unusable("every certificate in it has expired, the last at " + last);
        }
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (X509Certificate authority : authorities) {
                trusted.setCertificateEntry("ca-" + number++, authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable("Java takes no trust from it (" + e.getMessage() + ")");
        }
    }

    private String read() {
        String text;
        try {
            text = SmallFile.read(file, LARGEST);
        } catch (SmallFile.TooLarge e) {
            throw unusable("it has " + e.getMessage() + ", which no bundle has");
        } catch (IOException e) {
            throw unusable("it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        if (text.isBlank()) {
            throw unusable("it is empty");
        }
        return text;
    }

    private Collection<X509Certificate> parse(String text) {
        if (!text.contains("-----BEGIN CERTIFICATE-----")) {
            return List.of(); // Java would take it for something else, and say so in riddles.
        }
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            @Nullable Throwable cause = e.getCause();
            throw unusable("a certificate in it is damaged (" + (cause == null ? e : cause).getMessage() + ")");
        }
    }

    private AccessException unusable(String why) {
        return new AccessException(
                Finding.DOCDB_CA_FILE,
                "The CA file " + file + " of NXOP_DOCDB_CA_FILE cannot be used: " + why + ".",
                "Replace it by https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem, and check that it is mounted"
                        + " there as a whole.");
    }
}
