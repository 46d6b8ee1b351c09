package com.aa.nxop.testkit.internal.iam;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Organizations takes in a statement of a resource control policy, beyond what other policies need. */
final class ResourceControlRules {
    /** AWS Organizations User Guide, "List of AWS services that support RCPs". */
    private static final Set<String> SERVICES = Set.of(
            "aoss",
            "cognito-idp",
            "cognito-identity",
            "dynamodb",
            "ecr",
            "kms",
            "logs",
            "s3",
            "secretsmanager",
            "sqs",
            "sts");

    private ResourceControlRules() {}

    /** @throws MalformedPolicy if it would be refused */
    static void check(JsonNode statement) {
        if (!statement.path("Effect").asString("").equals("Deny")) {
            throw wrong("has no Effect but Deny");
        }
        if (!everybody(statement.path("Principal"))) {
            throw wrong("has no Principal but \"*\"");
        }
        if (statement.has("NotAction")) {
            throw wrong("has no NotAction");
        }
        for (String action : Json.strings(statement.path("Action"), "Action")) {
            String service = action.split(":", 2)[0].toLowerCase(Locale.ROOT);
            if (!SERVICES.contains(service)) {
                throw wrong("is not about " + action + ": it names actions of " + String.join(", ", services()));
            }
        }
    }

    private static boolean everybody(JsonNode principal) {
        return principal.asString("").equals("*")
                || (principal.isObject()
                        && principal.size() == 1
                        && principal.path("AWS").asString("").equals("*"));
    }

    private static List<String> services() {
        return SERVICES.stream().sorted().toList();
    }

    private static MalformedPolicy wrong(String what) {
        return new MalformedPolicy("A resource control policy " + what + ".");
    }
}
