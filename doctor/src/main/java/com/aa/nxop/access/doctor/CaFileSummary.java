package com.aa.nxop.access.doctor;

import com.aa.nxop.access.internal.io.CertificateFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** What is in a CA file, where a handshake has failed with it. */
record CaFileSummary(Path file, InstantSource clock) {
    private static final int SHOWN = 3;
    private static final int NO_CA = -1;

    /** A sentence, beside the certificates that the host shows. */
    String beside(ShownCertificates shown) {
        List<X509Certificate> held;
        try {
            held = CertificateFile.read(file);
        } catch (UnreadableFile e) {
            return file + " " + e.getMessage() + ".";
        }
        String same = held.stream().anyMatch(certificate -> isIssuer(certificate, shown))
                ? " One of them has the name of the CA that signed the host's certificate, but another key. So the CA has a new"
                        + " certificate."
                : "";
        return file + " holds " + held.size() + (held.size() == 1 ? " certificate: " : " certificates: ")
                + held.stream().limit(SHOWN).map(this::described).collect(Collectors.joining("; "))
                + (held.size() > SHOWN ? "; …" : "") + "." + same;
    }

    /** What is wrong with its certificates themselves, as a sentence; empty if nothing is. */
    String advice() {
        List<X509Certificate> held;
        try {
            held = CertificateFile.read(file);
        } catch (UnreadableFile e) {
            return "";
        }
        if (held.stream().allMatch(CaFileSummary::isLeaf)) {
            return " The file holds a server's own certificate. Put the CA's certificate in its place.";
        }
        return held.stream().allMatch(this::isExpired)
                ? " All certificates in the file have expired. Put the CA's new certificate in."
                : "";
    }

    private static boolean isLeaf(X509Certificate certificate) {
        // One of version 1, as old private CAs have them, does not say what it is.
        return certificate.getBasicConstraints() == NO_CA && certificate.getVersion() > 1;
    }

    private boolean isExpired(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isBefore(clock.instant());
    }

    private static boolean isIssuer(X509Certificate held, ShownCertificates shown) {
        return shown.chain().stream()
                .anyMatch(certificate -> certificate.getIssuerX500Principal().equals(held.getSubjectX500Principal()));
    }

    private String described(X509Certificate certificate) {
        return ShownCertificates.name(certificate.getSubjectX500Principal().getName())
                + (isLeaf(certificate) ? ", a server's own certificate and not a CA" : ", a CA")
                + (isExpired(certificate) ? ", expired at " : ", good until ")
                + certificate.getNotAfter().toInstant();
    }
}
