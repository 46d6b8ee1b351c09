package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Items;
import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Members;
import com.aa.nxop.access.doctor.trustpolicy.JsonValue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Terraform's data source {@code aws_iam_policy_document}: the policy that it stands for. */
final class PolicyDocumentBlocks {
    /** No attribute can be called that. */
    static final String LABELS = " labels";

    private static final String TYPE = "aws_iam_policy_document";

    private PolicyDocumentBlocks() {}

    /** The same, where a role's policy refers to such a block; and where there is nothing but blocks, the policies they stand for. */
    static Members inPlaceOfReferences(Members body) {
        Map<String, JsonValue> documents = new LinkedHashMap<>();
        for (JsonValue block : items(body.byName().get("data"))) {
            if (block instanceof Members data && text(data, LABELS).startsWith(TYPE + ".")) {
                documents.put("data." + text(data, LABELS) + ".json", document(data));
            }
        }
        Members replaced = (Members) replaced(body, documents);
        boolean used = !replaced.equals(body);
        if (documents.isEmpty() || used) {
            return replaced;
        }
        List<JsonValue> alone = new ArrayList<>();
        documents.values().forEach(document -> alone.add(new Members(Map.of("assume_role_policy", document))));
        return new Members(Map.of("data", new Items(alone)));
    }

    private static JsonValue replaced(JsonValue value, Map<String, JsonValue> documents) {
        if (value instanceof Members members) {
            Map<String, JsonValue> copy = new LinkedHashMap<>();
            members.byName().forEach((name, member) -> copy.put(name, replaced(member, documents)));
            return new Members(copy);
        }
        if (value instanceof Items items) {
            return new Items(items.values().stream()
                    .map(item -> replaced(item, documents))
                    .toList());
        }
        return value instanceof Text text
                ? Optional.ofNullable(documents.get(text.value().replace(String.valueOf(HclReader.UNRESOLVED), "")))
                        .orElse(value)
                : value;
    }

    private static JsonValue document(Members data) {
        Map<String, JsonValue> document = new LinkedHashMap<>();
        String version = text(data, "version");
        document.put("Version", new Text(version.isEmpty() ? "2012-10-17" : version));
        document.put(
                "Statement",
                new Items(items(data.byName().get("statement")).stream()
                        .map(block -> block instanceof Members members ? statement(members) : block)
                        .toList()));
        return withVariables(new Members(document));
    }

    /** {@code &{...}} is how this data source writes a variable of IAM. */
    private static JsonValue withVariables(JsonValue value) {
        if (value instanceof Members members) {
            Map<String, JsonValue> copy = new LinkedHashMap<>();
            members.byName().forEach((name, member) -> copy.put(name, withVariables(member)));
            return new Members(copy);
        }
        if (value instanceof Items items) {
            return new Items(items.values().stream()
                    .map(PolicyDocumentBlocks::withVariables)
                    .toList());
        }
        return value instanceof Text text ? new Text(text.value().replace("&{", "${")) : value;
    }

    private static JsonValue statement(Members block) {
        Map<String, JsonValue> statement = new LinkedHashMap<>();
        copy(block, "sid", statement, "Sid");
        String effect = text(block, "effect");
        statement.put("Effect", new Text(effect.isEmpty() ? "Allow" : effect));
        copy(block, "actions", statement, "Action");
        copy(block, "not_actions", statement, "NotAction");
        copy(block, "resources", statement, "Resource");
        principals(block, "principals", statement, "Principal");
        principals(block, "not_principals", statement, "NotPrincipal");
        conditions(block, statement);
        return new Members(statement);
    }

    private static void principals(Members block, String from, Map<String, JsonValue> statement, String to) {
        Map<String, JsonValue> kinds = new LinkedHashMap<>();
        for (JsonValue one : items(block.byName().get(from))) {
            if (one instanceof Members principal
                    && principal.byName().get("identifiers") instanceof Items identifiers) {
                String kind = text(principal, "type");
                List<JsonValue> all =
                        new ArrayList<>(kinds.get(kind) instanceof Items more ? more.values() : List.of());
                all.addAll(identifiers.values());
                kinds.put(kind, new Items(all));
            }
        }
        boolean everyone = kinds.containsKey("*");
        if (!kinds.isEmpty()) {
            statement.put(to, everyone ? new Text("*") : new Members(kinds));
        }
    }

    private static void conditions(Members block, Map<String, JsonValue> statement) {
        Map<String, Map<String, JsonValue>> conditions = new LinkedHashMap<>();
        for (JsonValue one : items(block.byName().get("condition"))) {
            @Nullable
            JsonValue values = one instanceof Members members ? members.byName().get("values") : null;
            if (one instanceof Members condition && values != null) {
                conditions
                        .computeIfAbsent(text(condition, "test"), test -> new LinkedHashMap<>())
                        .put(text(condition, "variable"), values);
            }
        }
        Map<String, JsonValue> all = new LinkedHashMap<>();
        conditions.forEach((test, keys) -> all.put(test, new Members(keys)));
        if (!all.isEmpty()) {
            statement.put("Condition", new Members(all));
        }
    }

    private static void copy(Members block, String from, Map<String, JsonValue> statement, String to) {
        JsonValue value = block.byName().get(from);
        if (value != null) {
            statement.put(to, value);
        }
    }

    private static String text(Members block, String name) {
        return block.byName().get(name) instanceof Text text ? text.value() : "";
    }

    private static List<JsonValue> items(@Nullable JsonValue value) {
        return value instanceof Items items ? items.values() : List.of();
    }
}
