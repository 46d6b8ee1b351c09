package com.aa.nxop.access.internal.io;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the certificates of a file in PEM form, and says what a file is that holds none. */
public final class CertificateFile {
    /** Amazon's bundle for all regions has 174 KB. */
    private static final int LARGEST = 1024 * 1024;

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN (?<kind>[A-Z0-9 ]{1,40})-----");
    /** How base64 begins of DER, and of the first characters of PEM. */
    private static final String BASE64_OF_DER = "MII";

    private static final String BASE64_OF_PEM = "LS0tLS1CRUdJTi";

    private CertificateFile() {}

    /**
     * Every certificate in the file, at least one. Text between them is skipped.
     *
     * @throws UnreadableFile if it holds none, or one that is damaged
     */
    public static List<X509Certificate> read(Path file) throws UnreadableFile {
        byte[] bytes = SmallFile.bytes(file, LARGEST);
        // PEM is ASCII; what stands between the certificates may be in any encoding.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.contains(BEGIN)) {
            throw new UnreadableFile(FileForm.of(bytes)
                    .map(form -> "is " + form + ", not certificates in PEM form" + conversion(form, file))
                    .orElseGet(() -> withoutCertificate(text.strip())));
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
            int end = text.indexOf(END, begin);
            int next = text.indexOf(BEGIN, begin + 1);
            if (end < 0 || (next >= 0 && next < end)) {
                throw new UnreadableFile("holds a certificate that is damaged (it has no end)");
            }
            certificates.add(certificate(text.substring(begin, end + END.length())));
        }
        return List.copyOf(certificates);
    }

    private static X509Certificate certificate(String block) throws UnreadableFile {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.getBytes(StandardCharsets.UTF_8)));
        } catch (CertificateException e) {
            @Nullable Throwable cause = e.getCause();
            throw new UnreadableFile(
                    "holds a certificate that is damaged (" + (cause == null ? e : cause).getMessage() + ")", e);
        }
    }

    private static String withoutCertificate(String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        Matcher block = BLOCK.matcher(text);
        if (block.find()) {
            return "holds a PEM block of the kind " + block.group("kind") + ", and no certificate";
        }
        if (text.startsWith(BASE64_OF_DER)) {
            return "holds base64 without the line " + BEGIN;
        }
        if (text.startsWith(BASE64_OF_PEM)) {
            return "holds PEM that was encoded in base64 once more";
        }
        return "holds no certificate in PEM form";
    }

    private static String conversion(String form, Path file) {
        if (form.contains("key store")) {
            return " (keytool -list -rfc -keystore " + file + " prints them)";
        }
        return form.contains("certificate") ? " (openssl x509 -inform der -in " + file + " prints it)" : "";
    }
}
