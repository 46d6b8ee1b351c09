package com.aa.nxop.proofs.oracles;

import com.aa.nxop.testkit.NxopSandbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** STS's errors, provoked in the sandbox. What AWS said of another call than AssumeRole counts where both have the parameter in common. */
final class StsOracles {
    private static final String RCP = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*"}}""";
    private static final Set<String> TAGS = Set.of(
            "gwit-tags-duplicate",
            "gwit-tags-case-duplicate",
            "gwit-tags-empty-key",
            "gwit-tags-invalid-key",
            "gwit-tags-long-key",
            "gwit-tags-long-value",
            "gwit-tags-fifty-one",
            "gwit-tags-reserved");

    private final StsQuery open;
    private final StsQuery denied;

    private StsOracles(StsQuery open, StsQuery denied) {
        this.open = open;
        this.denied = denied;
    }

    static List<OracleComparison> errors() {
        try (NxopSandbox open = NxopSandbox.builder().start();
                NxopSandbox denied = NxopSandbox.builder()
                        .sts(sts -> sts.resourceControlPolicy(RCP))
                        .start()) {
            StsOracles oracles = new StsOracles(new StsQuery(open), new StsQuery(denied));
            return OracleFiles.observations("sts-errors.json").stream()
                    .map(oracles::compared)
                    .toList();
        }
    }

    /** The calls in which validation answered before any condition was asked. */
    static List<OracleComparison> validation() {
        try (NxopSandbox open = NxopSandbox.builder().start()) {
            StsQuery sts = new StsQuery(open);
            return RecordedCondition.live().stream()
                    .filter(recorded -> recorded.decision().isEmpty())
                    .map(recorded -> OracleComparison.of(
                            recorded.id(), recorded.code().replaceFirst("^AssumeRole:", ""), validated(sts, recorded)))
                    .toList();
        }
    }

    private static String validated(StsQuery sts, RecordedCondition recorded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        recorded.keys().forEach((key, values) -> {
            if (key.startsWith("aws:RequestTag/")) {
                put(parameters, parameters.size() / 2, key.substring("aws:RequestTag/".length()), values.get(0));
            }
        });
        parameters.put("Policy", recorded.policy());
        return assumeRole(sts, parameters).code();
    }

    private OracleComparison compared(JsonNode one) {
        String id = one.path("id").asString();
        if (id.startsWith("gst-duration-")) {
            StsQuery.Answer answer = assumeRole(
                    open,
                    "DurationSeconds",
                    one.path("input").properties().iterator().next().getValue().asString());
            return OracleComparison.of(id, one.path("code").asString(), answer.code());
        }
        if (TAGS.contains(id)) {
            StsQuery.Answer answer = tagging(id, one);
            return compared(id, one, answer)
                    .unless(
                            id.equals("gwit-tags-reserved")
                                    ? "of AssumeRole's tags AWS documents that aws: is reserved"
                                    : "");
        }
        return switch (id) {
            case "assume-malformed-session-policy" ->
                OracleComparison.of(
                        id,
                        one.path("code").asString(),
                        assumeRole(open, "Policy", """
                                {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": %s}}""".formatted(
                                                one.path("input").path("Policy").path("Condition")))
                                .code());
            case "assume-baseline", "assume-org-access-role" ->
                OracleComparison.of(
                        id,
                        one.path("code").asString(),
                        assumeRole(open, "DurationSeconds", "900").code());
            case "assume-rcp-denied" -> compared(id, one, assumeRole(denied, "DurationSeconds", "900"));
            case "gwit-duration-0" -> limits(id, one, assumeRole(open, "DurationSeconds", "0"));
            case "gwit-duration-59" -> limits(id, one, assumeRole(open, "DurationSeconds", "59"));
            case "gwit-duration-3601" -> limits(id, one, assumeRole(open, "DurationSeconds", "43201"));
            case "gwit-missing-algorithm", "gwit-missing-audience" -> {
                String field = id.equals("gwit-missing-audience") ? "audience" : "signingAlgorithm";
                StsQuery.Answer answer = open.signed(Map.of("Action", "AssumeRole", "RoleArn", target(open)));
                yield OracleComparison.of(
                        id,
                        one.path("code").asString() + ": "
                                + one.path("message").asString().replace(field, "FIELD"),
                        answer.code() + ": " + answer.message().replace("roleSessionName", "FIELD"));
            }
            default -> OracleComparison.notOurs(id, "calls of STS and IAM that the sandbox does not have");
        };
    }

    private static OracleComparison compared(String id, JsonNode one, StsQuery.Answer answer) {
        return OracleComparison.of(
                id,
                one.path("code").asString() + ": " + plain(one.path("message").asString("")),
                answer.code() + ": " + plain(answer.message()));
    }

    /** Without who asked for what, and without long values. */
    private static String plain(String message) {
        return message.replaceFirst("User: \\S+ is", "User: ... is")
                .replaceFirst("resource: \\S+ with", "resource: ... with")
                .replaceFirst("policy: arn:aws:organizations::\\d{12}:policy/o-\\w+/(\\w+)/p-\\w+", "policy: $1")
                .replaceFirst("Value '(<the (key|value)>|[kv]{100,})' at", "Value '...' at");
    }

    private static OracleComparison limits(String id, JsonNode one, StsQuery.Answer answer) {
        return OracleComparison.of(
                id,
                one.path("code").asString() + ": "
                        + one.path("message").asString().replaceAll("\\d+", "N"),
                answer.code() + ": " + answer.message().replaceAll("\\d+", "N"));
    }

    private StsQuery.Answer tagging(String id, JsonNode one) {
        Map<String, String> parameters = new LinkedHashMap<>();
        JsonNode tags = one.path("input").path("Tags");
        for (int i = 0; i < tags.size(); i++) {
            put(
                    parameters,
                    i,
                    tags.get(i).path("Key").asString(),
                    tags.get(i).path("Value").asString());
        }
        switch (id) {
            case "gwit-tags-long-key" -> put(parameters, 0, "k".repeat(129), "test");
            case "gwit-tags-long-value" -> put(parameters, 0, "team", "v".repeat(257));
            case "gwit-tags-fifty-one" -> {
                for (int i = 0; i <= 50; i++) {
                    put(parameters, i, Integer.toString(i), "test");
                }
            }
            default -> {}
        }
        return assumeRole(open, parameters);
    }

    private static void put(Map<String, String> parameters, int at, String key, String value) {
        parameters.put("Tags.member." + (at + 1) + ".Key", key);
        parameters.put("Tags.member." + (at + 1) + ".Value", value);
    }

    private static StsQuery.Answer assumeRole(StsQuery sts, String parameter, String value) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(parameter, value));
        put(parameters, 0, "kubernetes-namespace", "fxip-ms-dev");
        put(parameters, 1, "eks-cluster-arn", "arn:aws:eks:us-east-1:285282426848:cluster/kpaas-nonprod");
        return assumeRole(sts, parameters);
    }

    private static StsQuery.Answer assumeRole(StsQuery sts, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(more);
        parameters.put("Action", "AssumeRole");
        parameters.put("RoleArn", target(sts));
        parameters.put("RoleSessionName", "app");
        return sts.signed(parameters);
    }

    private static String target(StsQuery sts) {
        return sts.sandbox().targetRole();
    }
}
