package com.aa.nxop.proofs.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A policy of docs/guide/permissions.md.
 *
 * @param name in the comment before it
 */
record PublishedPolicy(String name, JsonNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BLOCK =
            Pattern.compile("<!-- permissions: (?<name>[a-z0-9-]+) -->\\s+```json\\n(?<json>.*?)```", Pattern.DOTALL);

    /** An action of one statement, without which the application must fail. */
    record Part(int statement, String sid, String action) {
        @Override
        public String toString() {
            return sid + " " + action;
        }
    }

    static Map<String, PublishedPolicy> all() {
        try {
            Map<String, PublishedPolicy> all = new LinkedHashMap<>();
            Matcher blocks = BLOCK.matcher(Files.readString(Path.of("../../docs/guide/permissions.md")));
            while (blocks.find()) {
                all.put(
                        blocks.group("name"),
                        new PublishedPolicy(blocks.group("name"), JSON.readTree(blocks.group("json"))));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PublishedPolicy of(String name) {
        PublishedPolicy found = all().get(name);
        if (found == null) {
            throw new IllegalArgumentException("docs/guide/permissions.md has no policy " + name + ".");
        }
        return found;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        JsonNode statements = document.get("Statement");
        for (int i = 0; i < statements.size(); i++) {
            for (JsonNode action : actions(statements.get(i))) {
                parts.add(new Part(i, statements.get(i).get("Sid").asText(), action.asText()));
            }
        }
        return parts;
    }

    private static Iterable<JsonNode> actions(JsonNode statement) {
        JsonNode actions = statement.get("Action");
        return actions.isArray() ? actions : List.of(actions);
    }

    String json() {
        return document.toString();
    }

    String without(Part part) {
        ObjectNode copy = document.deepCopy();
        ArrayNode statements = (ArrayNode) copy.get("Statement");
        ArrayNode left = JSON.createArrayNode();
        for (JsonNode action : actions(statements.get(part.statement()))) {
            if (!action.asText().equals(part.action())) {
                left.add(action);
            }
        }
        if (left.isEmpty() && statements.size() > 1) {
            statements.remove(part.statement());
        } else if (left.isEmpty()) {
            // A policy has a statement.
            ((ObjectNode) statements.get(part.statement())).put("Action", "sts:GetCallerIdentity");
        } else {
            ((ObjectNode) statements.get(part.statement())).set("Action", left);
        }
        return copy.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
