package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.io.CertificateFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The CAs that sign DocumentDB's certificates, for one client's TLS alone: the trust store of the process stays as it is, or the AWS
 * SDK's own calls would fail.
 *
 * @param file PEM; read once, so a new bundle counts from the next client on
 */
record CaBundle(Path file, InstantSource clock) {
    /** @throws AccessException if none is configured */
    static CaBundle of(Optional<Path> configured) {
        Path file = configured.orElseThrow(() -> new AccessException(
                DocumentDbFinding.DOCDB_CA_FILE,
                "NXOP_DOCDB_CA_FILE is not set, and Java does not know the CAs that sign DocumentDB's certificates.",
                "Mount https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem, from a ConfigMap for example, and"
                        + " name the file in NXOP_DOCDB_CA_FILE."));
        return new CaBundle(file, InstantSource.system());
    }

    /** @throws AccessException if the file cannot be used, with the reason */
    SSLContext context() {
        List<X509Certificate> authorities = read();
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
            throw unusable("Java cannot make a trust store from it (" + e.getMessage() + ")");
        }
    }

    private List<X509Certificate> read() {
        try {
            return CertificateFile.read(file);
        } catch (UnreadableFile e) {
            throw unusable("it " + e.getMessage());
        }
    }

    private AccessException unusable(String why) {
        return new AccessException(
                DocumentDbFinding.DOCDB_CA_FILE,
                "The SDK cannot use the CA file " + file + " of NXOP_DOCDB_CA_FILE: " + why + ".",
                "Replace it with https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem, and check that the whole file is"
                        + " mounted there.");
    }
}
