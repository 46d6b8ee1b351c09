package com.aa.nxop.access.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.SourceKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Reads the agent's JSON. Nothing of a bad answer is repeated, in no message and no cause: it may hold credentials. */
final class AgentAnswer {
    private AgentAnswer() {}

    static SourceSession parse(String body) {
        JsonNode json = json(body);
        AwsSessionCredentials.Builder credentials = AwsSessionCredentials.builder()
                .accessKeyId(required(json, "AccessKeyId"))
                .secretAccessKey(required(json, "SecretAccessKey"))
                .sessionToken(required(json, "Token"))
                .providerName("NxopPodIdentity");
        Optional<String> account = text(json, "AccountId");
        account.ifPresent(credentials::accountId);
        // Without an Expiration they are used at once and not kept, so that nothing depends on it.
        Optional<Instant> expiresAt = text(json, "Expiration").map(AgentAnswer::instant);
        expiresAt.ifPresent(credentials::expirationTime);
        return new SourceSession(SourceKind.POD_IDENTITY, credentials.build(), expiresAt, account, Optional.empty());
    }

    private static JsonNode json(String body) {
        if (body.isBlank()) {
            throw bad("an empty answer");
        }
        JsonNode node;
        try {
            node = JsonNode.parser().parse(body);
        } catch (RuntimeException e) {
            throw bad("an answer of " + body.length() + " characters that is not JSON");
        }
        if (!node.isObject()) {
            throw bad("JSON that is not an object");
        }
        return node;
    }

    private static String required(JsonNode json, String name) {
        return text(json, name).orElseThrow(() -> bad("JSON without a " + name));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return json.field(name).filter(JsonNode::isString).map(JsonNode::text).filter(text -> !text.isBlank());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw bad("JSON whose Expiration is not a time");
        }
    }

    private static AccessException bad(String found) {
        return new AccessException(
                Finding.AGENT_ANSWER,
                "The Pod Identity agent answered with " + found + ".",
                "Check that AWS_CONTAINER_CREDENTIALS_FULL_URI names the agent and not something else, and look at the log of"
                        + " eks-pod-identity-agent on the pod's node.");
    }
}
