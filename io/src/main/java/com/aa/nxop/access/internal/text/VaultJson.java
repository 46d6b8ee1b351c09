package com.aa.nxop.access.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** JSON with credentials: Vault's answer, what its agent renders of it, {@code credential_process}, the answer of STS in the AWS CLI. */
final class VaultJson {
    private static final int DEEPEST = 3;

    private VaultJson() {}

    static VaultText parse(String text, Optional<VaultSection> wanted) {
        JsonNode json;
        try {
            // In brackets, because the parser stops at the end of the first value and would not see what follows it.
            List<JsonNode> values = JsonNode.parser().parse("[" + text + "]").asArray();
            json = values.size() == 1 ? values.get(0) : null;
            if (json == null || !json.isObject()) {
                return VaultText.ambiguous("holds more than one JSON value");
            }
        } catch (RuntimeException e) {
            return VaultText.problem("begins like JSON but is not JSON");
        }
        if (JsonNames.areRepeated(json, text)) {
            return VaultText.ambiguous("is JSON that has a name twice in one object");
        }
        List<CredentialSection> sections = new ArrayList<>();
        collect(CredentialSection.unnamed("the top level"), json.asObject(), 1, sections);
        return CredentialSections.of(sections).chosen(wanted, false);
    }

    private static void collect(
            CredentialSection section, Map<String, JsonNode> fields, int depth, List<CredentialSection> sections) {
        sections.add(section);
        fields.forEach((field, value) -> {
            if (value.isString()) {
                section.values().put(field, value.text());
            } else if (value.isNumber() && !CredentialValues.isPart(field)) {
                section.values().put(field, value.asNumber());
            }
        });
        fields.forEach((field, value) -> {
            if (value.isObject() && depth < DEEPEST) {
                CredentialSection inner = CredentialSection.named(field);
                inner.values().surroundedBy(section.values());
                collect(inner, value.asObject(), depth + 1, sections);
            }
        });
    }
}
