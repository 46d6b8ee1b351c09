package com.aa.nxop.testkit.internal.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was signed, rebuilt from exactly the headers that the client says it signed.
 *
 * <p>AWS's own Java signer cannot do this for others: it always adds {@code x-amz-content-sha256} and never signs, among
 * others, {@code user-agent}, whereas signers in other languages differ in both.
 */
record CanonicalRequest(
        String method, String path, String query, String headers, String signedHeaders, String payloadHash) {
    static CanonicalRequest of(SignedRequest call, List<String> signedHeaders, PathRule rule, String payloadHash) {
        return new CanonicalRequest(
                call.method(),
                rule.canonical(call.path()),
                QueryString.parse(call.query()).canonical(),
                signedHeaders.stream().map(name -> header(call, name)).collect(Collectors.joining()),
                String.join(";", signedHeaders),
                payloadHash);
    }

    private static String header(SignedRequest call, String name) {
        return call.headers().getOrDefault(name, List.of()).stream()
                .map(value -> value.strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining(",", name + ":", "\n"));
    }

    String signature(String secret, String amzDate, Scope scope) {
        String toSign = "AWS4-HMAC-SHA256\n" + amzDate + "\n" + scope + "\n"
                + Hashing.sha256Hex(text().getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(scope.date(), scope.region(), scope.service(), Scope.TERMINATOR, toSign)) {
            key = Hashing.hmac(key, part);
        }
        return HexFormat.of().formatHex(key);
    }

    String text() {
        return String.join("\n", method, path, query, headers, signedHeaders, payloadHash);
    }
}
