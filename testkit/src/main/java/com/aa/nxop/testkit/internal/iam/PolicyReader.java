package com.aa.nxop.testkit.internal.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads policy documents of one kind. */
enum PolicyReader {
    IDENTITY,
    SESSION,
    RESOURCE,
    TRUST,
    /** A resource control policy: Deny alone, for every principal (AWS Organizations User Guide, "RCP syntax"). */
    RESOURCE_CONTROL;

    private static final Set<String> VERSIONS = Set.of("2008-10-17", "2012-10-17");
    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");

    Policy read(String json) {
        JsonNode document = Json.parse(json);
        for (Map.Entry<String, JsonNode> member : Json.members(document, "The policy")) {
            if (!Set.of("Version", "Id", "Statement").contains(member.getKey())) {
                throw new MalformedPolicy("Unknown policy element " + member.getKey() + ".");
            }
        }
        String version = document.path("Version").asString("2008-10-17");
        if (!VERSIONS.contains(version)) {
            throw new MalformedPolicy("Unknown policy version " + version + ".");
        }
        List<JsonNode> statements = Json.list(document.path("Statement"));
        if (statements.isEmpty() || document.path("Statement").isMissingNode()) {
            throw new MalformedPolicy("The policy has no statement.");
        }
        return new Policy(
                version.equals("2012-10-17"),
                statements.stream().map(this::statement).toList());
    }

    private Statement statement(JsonNode node) {
        for (Map.Entry<String, JsonNode> member : Json.members(node, "Statement")) {
            if (!ELEMENTS.contains(member.getKey())) {
                throw new MalformedPolicy("Unknown statement element " + member.getKey() + ".");
            }
        }
        String effect = node.path("Effect").asString("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new MalformedPolicy("Effect must be Allow or Deny, not " + node.path("Effect") + ".");
        }
        if (this == RESOURCE_CONTROL) {
            ResourceControlRules.check(node);
        }
        Patterns actions =
                patterns(node, "Action", true).orElseThrow(() -> new MalformedPolicy("Missing required field Action"));
        actions.patterns().forEach(PolicyReader::checkAction);
        return new Statement(
                effect.equals("Deny"),
                principals(node),
                actions,
                resources(node),
                node.has("Condition") ? ConditionReader.read(node.path("Condition"), this != SESSION) : List.of());
    }

    private Optional<Principals> principals(JsonNode node) {
        // In a Deny it would shut out the very accounts that it names as exempt: AWS takes none in a trust policy.
        prohibit(node, "NotPrincipal");
        if (this == IDENTITY || this == SESSION) {
            prohibit(node, "Principal");
            return Optional.empty();
        }
        if (!node.has("Principal")) {
            throw new MalformedPolicy("Missing required field Principal");
        }
        return Optional.of(PrincipalReader.read(node.path("Principal")));
    }

    private Optional<Patterns> resources(JsonNode node) {
        if (this == TRUST) {
            prohibit(node, "Resource");
            prohibit(node, "NotResource");
            return Optional.empty();
        }
        Optional<Patterns> resources = patterns(node, "Resource", false);
        if (resources.isEmpty()) {
            throw new MalformedPolicy("Missing required field Resource");
        }
        return resources;
    }

    private static Optional<Patterns> patterns(JsonNode node, String name, boolean ignoreCase) {
        String not = "Not" + name;
        if (node.has(name) && node.has(not)) {
            throw new MalformedPolicy("A statement has either " + name + " or " + not + ", not both.");
        }
        if (node.has(name)) {
            return Optional.of(new Patterns(Json.strings(node.path(name), name), false, ignoreCase));
        }
        return node.has(not)
                ? Optional.of(new Patterns(Json.strings(node.path(not), not), true, ignoreCase))
                : Optional.empty();
    }

    private static void checkAction(String action) {
        if (!ACTION.matcher(action).matches()) {
            throw new MalformedPolicy("Actions must be \"*\" or have the form service:name, not " + action + ".");
        }
    }

    private static void prohibit(JsonNode node, String field) {
        if (node.has(field)) {
            throw new MalformedPolicy("Has prohibited field " + field);
        }
    }
}
