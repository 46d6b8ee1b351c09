package com.aa.nxop.access.internal.io;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** What a file is that holds no plain text, as far as its first bytes tell. */
final class FileForm {
    private static final int LOOKED_AT = 32;
    private static final Map<String, String> MAGIC = Map.of(
            "feedfeed", "a Java key store (JKS)",
            "cececece", "a Java key store (JCEKS)",
            "1f8b", "a gzip archive",
            "504b0304", "a ZIP or JAR archive");

    private FileForm() {}

    /** A noun with its article, for example {@code a Java key store (JKS)}. */
    static Optional<String> of(byte[] bytes) {
        String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, LOOKED_AT));
        return MAGIC.entrySet().stream()
                .filter(form -> start.startsWith(form.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.of("text in UTF-16").filter(form -> isUtf16(bytes)))
                .or(() -> start.startsWith("30") ? der(content(start.substring(2))) : Optional.empty());
    }

    /** With its byte order mark, or ASCII with a zero beside each character. */
    static boolean isUtf16(byte[] bytes) {
        int first = bytes.length > 1 ? ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff) : 0;
        if (first == 0xfeff || first == 0xfffe) {
            return true;
        }
        return bytes.length >= 4
                && ((bytes[0] == 0 && bytes[2] == 0 && bytes[1] != 0 && bytes[3] != 0)
                        || (bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0 && bytes[2] != 0));
    }

    /** X.690: what begins with a sequence is told by the first elements in it. */
    private static Optional<String> der(String content) {
        if (content.startsWith("020103")) {
            return Optional.of("a key store in PKCS #12 form");
        }
        if (content.startsWith("020100") || content.startsWith("020101")) {
            return Optional.of("a private key in DER form");
        }
        if (content.startsWith("06092a864886f70d0107")) {
            return Optional.of("a bundle in PKCS #7 form");
        }
        if (!content.startsWith("30")) {
            return Optional.empty();
        }
        String inner = content(content.substring(2));
        // The version of a certificate, in brackets; one of version 1 has none, and begins with its serial number.
        boolean certificate = inner.startsWith("a003") || (inner.startsWith("02") && !inner.startsWith("020100"));
        return Optional.of(certificate ? "a certificate in DER form" : "a file in DER form");
    }

    /** Without the length in front of it. */
    private static String content(String afterTag) {
        int length = afterTag.length() < 2 ? 0 : Integer.parseInt(afterTag.substring(0, 2), 16);
        int more = length > 0x80 ? length - 0x80 : 0;
        return afterTag.substring(Math.min(afterTag.length(), 2 + 2 * more));
    }
}
