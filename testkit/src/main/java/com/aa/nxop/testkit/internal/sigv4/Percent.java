package com.aa.nxop.testkit.internal.sigv4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding as RFC 3986 and signatures have it: everything but unreserved characters, upper-case hex, no plus for space. */
final class Percent {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Percent() {}

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8), UNRESERVED);
    }

    static String encodePath(String path) {
        return encode(path.getBytes(StandardCharsets.UTF_8), UNRESERVED + "/");
    }

    static String encode(byte[] bytes) {
        return encode(bytes, UNRESERVED);
    }

    private static String encode(byte[] bytes, String kept) {
        StringBuilder out = new StringBuilder();
        for (byte b : bytes) {
            if (b >= 0 && kept.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%');
                HEX.toHexDigits(out, b);
            }
        }
        return out.toString();
    }

    /** The bytes, not their text: what is signed need not be UTF-8. A percent sign that starts no code stands for itself. */
    static byte[] decode(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%'
                    && i + 2 < in.length
                    && HexFormat.isHexDigit(in[i + 1])
                    && HexFormat.isHexDigit(in[i + 2])) {
                out.write(HexFormat.fromHexDigit(in[i + 1]) * 16 + HexFormat.fromHexDigit(in[i + 2]));
                i += 2;
            } else {
                out.write(in[i]);
            }
        }
        return out.toByteArray();
    }

    static String decodeText(String text) {
        return new String(decode(text), StandardCharsets.UTF_8);
    }
}
