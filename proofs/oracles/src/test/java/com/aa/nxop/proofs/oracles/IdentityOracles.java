package com.aa.nxop.proofs.oracles;

import com.aa.nxop.testkit.IamPolicy;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How AWS admits web identity tokens, what EKS puts into a pod, and what Pod Identity associations are. */
final class IdentityOracles {
    private static final String WEBHOOK =
            "what EKS's webhook makes of annotations: the sandbox is one pod, after the webhook";

    private IdentityOracles() {}

    static List<OracleComparison> webIdentity() {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start()) {
            return OracleFiles.observations("web-identity.json").stream()
                    .map(one -> webIdentity(one, sandbox))
                    .toList();
        }
    }

    private static OracleComparison webIdentity(JsonNode one, NxopSandbox sandbox) {
        String id = one.path("id").asString();
        if (one.path("kind").asString().equals("assume_role_with_web_identity")) {
            return admitted(id, one, sandbox);
        }
        return switch (id) {
            case "webhook-defaults" -> variables(id, one, sandbox.environment());
            case "webhook-association-only", "webhook-coexist" -> {
                try (NxopSandbox associated = NxopSandbox.builder().start()) {
                    yield variables(id, one, associated.environment());
                }
            }
            case "token-request" ->
                OracleComparison.of(
                                id,
                                claims(one.path("output").path("claims")),
                                claims(new JsonMapper()
                                        .readTree(Base64.getUrlDecoder()
                                                .decode(token(sandbox, "sts.amazonaws.com")
                                                        .split("\\.")[1]))))
                        .unless("newer clusters also put the node into the token, as the sandbox does");
            default ->
                OracleComparison.notOurs(
                        id,
                        id.startsWith("webhook-")
                                ? WEBHOOK
                                : id.startsWith("outbound-")
                                        ? "calls of STS and IAM that the sandbox does not have"
                                        : "the sandbox's STS knows the cluster's keys without the wire");
        };
    }

    private static OracleComparison admitted(String id, JsonNode one, NxopSandbox sandbox) {
        String wanted = id.equals("arwwi-wrong-subject") ? "another" : "example-app";
        String provider = provider(sandbox);
        sandbox.trustPolicies().replacePod("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
                 "Principal": {"Federated": "%s"},
                 "Condition": {"StringEquals": {"%s:aud": "sts.amazonaws.com",
                   "%s:sub": "system:serviceaccount:fxip-ms-dev:%s"}}}}""".formatted(provider, host(provider), host(provider), wanted));
        String token = token(sandbox, id.equals("arwwi-wrong-audience") ? "capture.example" : "sts.amazonaws.com");
        String[] parts = token.split("\\.");
        if (id.equals("arwwi-tampered-signature")) {
            token = parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse();
        } else if (id.equals("arwwi-tampered-payload")) {
            String claims =
                    new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8);
            token = parts[0] + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(claims.replace(":example-app", ":example-app-tampered")
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    + "." + parts[2];
        }
        StsQuery sts = new StsQuery(sandbox);
        Map<String, String> call = Map.of(
                "Action", "AssumeRoleWithWebIdentity",
                "RoleArn", sandbox.pod().role(),
                "RoleSessionName", "app",
                "DurationSeconds", "900",
                "WebIdentityToken", token);
        if (id.equals("arwwi-same-token-after-pod-deletion")) {
            StsQuery.Answer unused = sts.unsigned(call);
        }
        StsQuery.Answer answer = sts.unsigned(call);
        boolean success = one.path("outcome").asString().equals("success");
        return OracleComparison.of(
                id,
                success
                        ? form(
                                one.path("output")
                                        .path("SubjectFromWebIdentityToken")
                                        .asString(),
                                one.path("output").path("Provider").asString(),
                                one.path("output").path("Audience").asString())
                        : one.path("code").asString() + ": "
                                + one.path("message").asString(),
                answer.status() == 200
                        ? form(
                                answer.element("SubjectFromWebIdentityToken"),
                                answer.element("Provider"),
                                answer.element("Audience"))
                        : answer.code() + ": " + answer.message());
    }

    private static String form(String subject, String provider, String audience) {
        return subject.replaceFirst("serviceaccount:.*", "serviceaccount:...") + " "
                + provider.replaceFirst("::\\d{12}:", "::...:").replaceFirst("/id/.*", "/id/...") + " " + audience;
    }

    private static String token(NxopSandbox sandbox, String audience) {
        return sandbox.token().issue(audience, Duration.ofMinutes(15));
    }

    private static String provider(NxopSandbox sandbox) {
        JsonNode claims = new JsonMapper()
                .readTree(Base64.getUrlDecoder()
                        .decode(token(sandbox, "sts.amazonaws.com").split("\\.")[1]));
        return "arn:aws:iam::285282426848:oidc-provider/"
                + claims.path("iss").asString().replaceFirst("^https://", "");
    }

    private static String host(String provider) {
        return provider.substring(provider.indexOf('/') + 1);
    }

    private static OracleComparison variables(String id, JsonNode one, Map<String, String> ours) {
        List<String> recorded = new ArrayList<>();
        List<String> found = new ArrayList<>();
        one.path("env").forEach(variable -> {
            String name = variable.get(0).asString();
            boolean fixed = Set.of("AWS_STS_REGIONAL_ENDPOINTS", "AWS_DEFAULT_REGION", "AWS_REGION")
                    .contains(name);
            recorded.add(fixed ? name + "=" + variable.get(1).asString() : name);
            found.add(fixed ? name + "=" + ours.getOrDefault(name, "") : ours.containsKey(name) ? name : "");
        });
        return OracleComparison.of(id, recorded, found);
    }

    private static String claims(JsonNode claims) {
        Set<String> names = new TreeSet<>();
        claims.properties().forEach(one -> names.add(one.getKey()));
        claims.path("kubernetes.io").properties().forEach(one -> names.add("kubernetes.io/" + one.getKey()));
        return names.toString();
    }

    static List<OracleComparison> podIdentity() {
        return OracleFiles.observations("pod-identity.json").stream()
                .map(IdentityOracles::podIdentity)
                .toList();
    }

    private static OracleComparison podIdentity(JsonNode one) {
        String id = one.path("id").asString();
        return switch (id) {
            case "pi-update-target", "pi-describe-target" ->
                OracleComparison.of(
                        id,
                        one.path("output").path("externalId").asString().replaceAll("[^/]+", "..."),
                        externalId().replaceAll("[^/]+", "..."));
            case "pi-role-trust" ->
                OracleComparison.of(
                        id,
                        one.path("output").path("accepted").asBoolean(),
                        IamPolicy.ofTrust("""
                        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": %s, "Action": %s}}""".formatted(
                                                one.path("input").path("Principal"),
                                                one.path("input").path("Action")))
                                != null);
            default ->
                OracleComparison.notOurs(id, "EKS's control plane and CloudTrail, which the sandbox does not have");
        };
    }

    private static String externalId() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .pod(pod -> pod.targetRoleAssociation(true).sessionTags(false))
                .start()) {
            ScenarioPlayer.fetch(sandbox.environment());
            SandboxSts.Call second = sandbox.sts().calls().get(1);
            return second.parameters().getOrDefault("ExternalId", "");
        }
    }
}
