package com.aa.nxop.access.internal.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * What a service account's token says of itself. Read, never verified: AWS verifies. Lenient: a claim that is missing, unknown or of another
 * type is not an error, and a text that is not a token has no claims.
 */
public final class TokenClaims {
    private static final String SUBJECT = "system:serviceaccount:";

    private final Optional<JsonNode> payload;

    private TokenClaims(Optional<JsonNode> payload) {
        this.payload = payload;
    }

    public static TokenClaims of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return new TokenClaims(Optional.empty());
        }
        try {
            String json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return new TokenClaims(Optional.of(JsonNode.parser().parse(json)));
        } catch (RuntimeException e) {
            // Not logged: a parser's message may repeat what it could not parse.
            return new TokenClaims(Optional.empty());
        }
    }

    public Optional<String> namespace() {
        return text("kubernetes.io", "namespace").or(() -> subject(0));
    }

    public Optional<String> serviceAccount() {
        return text("kubernetes.io", "serviceaccount", "name").or(() -> subject(1));
    }

    public Optional<String> podName() {
        return text("kubernetes.io", "pod", "name");
    }

    public Optional<String> podUid() {
        return text("kubernetes.io", "pod", "uid");
    }

    /** Of a service account {@code system:serviceaccount:NAMESPACE:NAME}. */
    public Optional<String> subject() {
        return text("sub");
    }

    public Optional<String> issuer() {
        return text("iss");
    }

    /** A string and an array of strings are both allowed (RFC 7519, section 4.1.3). */
    public List<String> audiences() {
        Optional<JsonNode> aud = at("aud");
        return aud.filter(JsonNode::isArray)
                .map(node -> node.asArray().stream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::text)
                        .toList())
                .orElseGet(() -> text("aud").map(List::of).orElse(List.of()));
    }

    public Optional<Instant> issuedAt() {
        return instant("iat");
    }

    public Optional<Instant> expiresAt() {
        return instant("exp");
    }

    private Optional<Instant> instant(String name) {
        return at(name).filter(JsonNode::isNumber).flatMap(node -> {
            try {
                return Optional.of(Instant.ofEpochSecond((long) Double.parseDouble(node.asNumber())));
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<String> subject(int part) {
        return text("sub")
                .filter(sub -> sub.startsWith(SUBJECT))
                .map(sub -> sub.substring(SUBJECT.length()).split(":", -1))
                .filter(parts -> parts.length == 2 && !parts[part].isEmpty())
                .map(parts -> parts[part]);
    }

    private Optional<String> text(String... path) {
        return at(path).filter(JsonNode::isString).map(JsonNode::text).filter(text -> !text.isEmpty());
    }

    private Optional<JsonNode> at(String... path) {
        Optional<JsonNode> node = payload;
        for (String name : path) {
            node = node.filter(JsonNode::isObject).flatMap(object -> object.field(name));
        }
        return node;
    }

    /** Nothing of the token. */
    @Override
    public String toString() {
        return "TokenClaims[" + (payload.isPresent() ? "readable" : "none") + "]";
    }
}
