package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a request's signature, in its {@code Authorization} header or in its query. */
final class ClaimReader {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    private final Wording wording;

    ClaimReader(Wording wording) {
        this.wording = wording;
    }

    Claim read(SignedRequest call) {
        Optional<String> header = call.header("authorization");
        if (header.isPresent()) {
            return fromHeader(call, header.get());
        }
        QueryString query = QueryString.parse(call.query());
        if (query.first("X-Amz-Algorithm").isPresent()
                || query.first("X-Amz-Signature").isPresent()) {
            return fromQuery(query);
        }
        throw wording.refuse(Reason.NOT_SIGNED, "");
    }

    private Claim fromHeader(SignedRequest call, String header) {
        String value = header.strip();
        if (!value.startsWith(ALGORITHM + " ")) {
            throw incomplete("Authorization header requires the algorithm '" + ALGORITHM + "'.");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : SEPARATOR.split(value.substring(ALGORITHM.length()).strip(), -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        Optional<Instant> signedAt = call.header("x-amz-date")
                .map(AmzDate::parse)
                .orElseGet(() -> call.header("date").flatMap(AmzDate::parseHttp));
        StringBuilder missing = new StringBuilder();
        for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
            if (!parts.containsKey(name)) {
                missing.append("Authorization header requires '").append(name).append("' parameter. ");
            }
        }
        if (signedAt.isEmpty()) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (!missing.isEmpty()) {
            throw incomplete(missing.toString().strip());
        }
        return claim(
                parts,
                signedAt.orElseThrow(),
                call.header("x-amz-security-token").orElse(null),
                null);
    }

    private Claim fromQuery(QueryString query) {
        Map<String, String> parts = new HashMap<>();
        for (String name : List.of("Algorithm", "Credential", "Signature", "SignedHeaders", "Date", "Expires")) {
            parts.put(
                    name,
                    query.first("X-Amz-" + name)
                            .orElseThrow(() ->
                                    incomplete("AWS query-string parameters must include 'X-Amz-" + name + "'.")));
        }
        Instant signedAt = AmzDate.parse(value(parts, "Date"))
                .orElseThrow(
                        () -> incomplete("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\""));
        if (!value(parts, "Algorithm").equals(ALGORITHM)) {
            throw incomplete("X-Amz-Algorithm only supports \"" + ALGORITHM + "\"");
        }
        return claim(
                parts, signedAt, query.first("X-Amz-Security-Token").orElse(null), expires(value(parts, "Expires")));
    }

    private Duration expires(String seconds) {
        if (!seconds.matches("\\d{1,6}") || Integer.parseInt(seconds) > 604_800) {
            throw incomplete("X-Amz-Expires must be between 0 and 604800 seconds");
        }
        return Duration.ofSeconds(Integer.parseInt(seconds));
    }

    private Claim claim(
            Map<String, String> parts, Instant signedAt, @Nullable String token, @Nullable Duration validFor) {
        String[] credential = value(parts, "Credential").split("/", -1);
        if (credential.length != 5) {
            throw incomplete("Credential must have exactly 5 slash-delimited elements, e.g."
                    + " keyid/date/region/service/aws4_request.");
        }
        List<String> signed = Arrays.stream(value(parts, "SignedHeaders").split(";"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return new Claim(
                credential[0],
                new Scope(credential[1], credential[2], credential[3], credential[4]),
                signed,
                value(parts, "Signature"),
                signedAt,
                token,
                validFor);
    }

    private static String value(Map<String, String> parts, String name) {
        return parts.getOrDefault(name, "");
    }

    private SignatureRefusal incomplete(String why) {
        return wording.refuse(Reason.INCOMPLETE, why);
    }
}
