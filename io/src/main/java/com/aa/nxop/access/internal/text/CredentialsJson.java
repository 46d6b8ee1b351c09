package com.aa.nxop.access.internal.text;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Reads the JSON in which the agent and the metadata service give credentials. Nothing of a bad answer is repeated, in no message and no
 * cause: it may hold credentials.
 *
 * @param bad the exception for what was found instead, for example {@code an empty answer}
 */
public record CredentialsJson(String providerName, Function<String, ? extends RuntimeException> bad) {

    /** Credentials of a session, with their end and their account where the answer states them. */
    public AwsSessionCredentials parse(String body) {
        JsonNode json = json(body);
        // The metadata service answers 200 even where EC2 has no credentials, and says so here.
        Optional<String> code = text(json, "Code").filter(word -> !word.equals("Success"));
        if (code.isPresent()) {
            throw bad.apply("JSON whose Code is "
                    + code.filter(word -> word.matches("[A-Za-z]{1,64}")).orElse("not a word"));
        }
        AwsSessionCredentials.Builder credentials = AwsSessionCredentials.builder()
                .accessKeyId(required(json, "AccessKeyId"))
                .secretAccessKey(required(json, "SecretAccessKey"))
                .sessionToken(required(json, "Token"))
                .providerName(providerName);
        text(json, "AccountId").ifPresent(credentials::accountId);
        // Without an Expiration they are used at once and not kept, so that nothing depends on it.
        json.field("Expiration").flatMap(this::instant).ifPresent(credentials::expirationTime);
        return credentials.build();
    }

    private JsonNode json(String body) {
        if (body.isBlank()) {
            throw bad.apply("an empty answer");
        }
        JsonNode node;
        try {
            node = JsonNode.parser().parse(body);
        } catch (RuntimeException e) {
            throw bad.apply("an answer of " + body.length() + " characters that is not JSON");
        }
        if (node == null || !node.isObject()) { // Null for a text that is nothing but a comment.
            throw bad.apply("JSON that is not an object");
        }
        return node;
    }

    private String required(JsonNode json, String name) {
        return text(json, name).orElseThrow(() -> bad.apply("JSON without a " + name));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return json.field(name).filter(JsonNode::isString).map(JsonNode::text).filter(text -> !text.isBlank());
    }

    /** An end that is stated and cannot be read is not the same as none. */
    private Optional<Instant> instant(JsonNode stated) {
        String text = stated.isNumber() ? stated.asNumber() : stated.isString() ? stated.text() : "";
        if (stated.isNull() || (stated.isString() && text.isBlank())) {
            return Optional.empty();
        }
        return Optional.of(StatedTime.parse(text).orElseThrow(() -> bad.apply("JSON whose Expiration is not a time")));
    }
}
