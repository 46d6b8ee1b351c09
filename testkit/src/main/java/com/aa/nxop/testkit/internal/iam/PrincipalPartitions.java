package com.aa.nxop.testkit.internal.iam;

import tools.jackson.databind.JsonNode;

/** IAM stores no trust policy with a principal of another partition: it does not know it. */
final class PrincipalPartitions {
    private PrincipalPartitions() {}

    static void check(String trustPolicy, String partition) {
        for (JsonNode statement : Json.list(Json.parse(trustPolicy).path("Statement"))) {
            JsonNode named = statement.path("Principal").path("AWS");
            for (JsonNode principal : named.isMissingNode() ? java.util.List.<JsonNode>of() : Json.list(named)) {
                String text = principal.asString("");
                if (text.startsWith("arn:") && !text.startsWith("arn:" + partition + ":")) {
                    throw new MalformedPolicy("Invalid principal in policy: \"AWS\":\"" + text + "\"");
                }
            }
        }
    }
}
