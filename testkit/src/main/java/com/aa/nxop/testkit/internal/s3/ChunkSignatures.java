package com.aa.nxop.testkit.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signatures inside a body that was signed in chunks ({@code STREAMING-AWS4-HMAC-SHA256-PAYLOAD}, with or without {@code
 * -TRAILER}): each covers its chunk and the signature before it, the first that of the request's head.
 */
final class ChunkSignatures {
    private static final String SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final Pattern HEAD = Pattern.compile("([0-9a-fA-F]{1,8});chunk-signature=([0-9a-f]{64})");
    private static final Pattern CLAIM =
            Pattern.compile("Credential=[^/]+/([^/]+)/([^/]+)/([^/]+)/aws4_request.*Signature=([0-9a-f]{64})");
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature:";

    private final byte[] body;
    private final String amzDate;
    private final String scope;
    private final byte[] key;
    private String previous;
    private int at;

    private ChunkSignatures(S3Request call, Matcher claim, String secret) throws GeneralSecurityException {
        this.body = call.body();
        this.amzDate = call.header("x-amz-date").orElse("");
        this.scope = claim.group(1) + "/" + claim.group(2) + "/" + claim.group(3) + "/aws4_request";
        byte[] date = hmac(("AWS4" + secret).getBytes(UTF_8), claim.group(1));
        this.key = hmac(hmac(hmac(date, claim.group(2)), claim.group(3)), "aws4_request");
        this.previous = claim.group(4);
    }

    /** False for every body that is not signed in chunks. The request's own signature is right already. */
    static boolean wrongIn(S3Request call, String secret) {
        String payload = call.header("x-amz-content-sha256").orElse("");
        if (!payload.startsWith(SIGNED_CHUNKS)) {
            return false;
        }
        Matcher claim = CLAIM.matcher(call.header("authorization").orElse(""));
        try {
            return !claim.find() || !new ChunkSignatures(call, claim, secret).right(payload.endsWith("-TRAILER"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Every JDK has HmacSHA256 and SHA-256.", e);
        }
    }

    private boolean right(boolean trailer) throws GeneralSecurityException {
        int size;
        do {
            Matcher head = HEAD.matcher(line());
            if (!head.matches()) {
                return false;
            }
            size = Integer.parseUnsignedInt(head.group(1), 16);
            if (size < 0 || size > body.length - at) {
                return false;
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body, at, size);
            String empty = hash(new byte[0]);
            if (!signs("AWS4-HMAC-SHA256-PAYLOAD", empty + "\n" + hex(digest.digest()), head.group(2))) {
                return false;
            }
            at += size;
            // The last chunk's own line end, unless trailers follow it directly.
            if (size > 0 && !line().isEmpty()) {
                return false;
            }
        } while (size > 0);
        return !trailer || trailerRight();
    }

    private boolean trailerRight() throws GeneralSecurityException {
        StringBuilder signed = new StringBuilder();
        while (true) {
            String line = line();
            if (line.startsWith(TRAILER_SIGNATURE)) {
                return signs(
                        "AWS4-HMAC-SHA256-TRAILER",
                        hash(signed.toString().getBytes(UTF_8)),
                        line.substring(TRAILER_SIGNATURE.length()));
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                return false;
            }
            signed.append(line.substring(0, colon).toLowerCase(Locale.ROOT)).append(':');
            signed.append(line.substring(colon + 1).strip()).append('\n');
        }
    }

    private boolean signs(String algorithm, String content, String signature) throws GeneralSecurityException {
        String text = algorithm + "\n" + amzDate + "\n" + scope + "\n" + previous + "\n" + content;
        previous = hex(hmac(key, text));
        return MessageDigest.isEqual(previous.getBytes(UTF_8), signature.strip().getBytes(UTF_8));
    }

    /** Up to the next line end; empty at the end of the body. */
    private String line() {
        int end = at;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        String line = new String(body, at, end - at, UTF_8);
        at = Math.min(end + 1, body.length);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static String hash(byte[] bytes) throws GeneralSecurityException {
        return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
