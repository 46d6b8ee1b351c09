package com.aa.nxop.proofs.oracles;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.config.AccessSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The scenarios of the AWS SDK for Rust, played against our sources. */
final class ScenarioOracles {
    private static final String PROFILES =
            "profiles and SSO: the source aws-default leaves them to the AWS SDK for Java";
    private static final Map<String, String> KUBE2IAM = Map.of("NXOP_SOURCE", "kube2iam");
    /** Which variables make the source of a scenario, beside its own. */
    private static final Map<String, Map<String, String>> OURS = Map.of(
            "eks_pod_identity_credentials", Map.of(),
            "eks_pod_identity_no_token_file", Map.of(),
            "web_identity_token_env", Map.of(),
            "imds_default_chain_success", KUBE2IAM,
            "imds_default_chain_retries", KUBE2IAM,
            "imds_default_chain_error", KUBE2IAM,
            "imds_config_with_no_creds", KUBE2IAM,
            "imds_no_iam_role", KUBE2IAM,
            "imds_token_fail", KUBE2IAM);

    /** What an error is in our words. */
    private static final Map<String, String> FINDINGS = Map.of(
            "eks_pod_identity_no_token_file", "token-unreadable",
            "imds_default_chain_error", "kube2iam-no-role",
            "imds_no_iam_role", "kube2iam-no-role",
            "imds_token_fail", "kube2iam-refused");

    private static final Map<String, String> EXPLAINED = Map.of(
            "web_identity_token_env",
            "the recorded STS answers with a session of another role than AWS_ROLE_ARN, which ours refuses",
            "imds_default_chain_retries",
            "after a busy answer ours asks for the role again, and for a token only once",
            "imds_token_fail",
            "without a token, ours asks as kube2iam wants it, and the recording has no answer to that");

    private ScenarioOracles() {}

    static List<OracleComparison> chains() {
        List<OracleComparison> all = new ArrayList<>();
        for (String group : List.of("default-credential-provider-chain", "profile-provider")) {
            for (Path folder :
                    folders(OracleFiles.folder().resolve("aws-sdk-rust").resolve(group))) {
                all.add(chain(folder));
            }
        }
        return all;
    }

    private static OracleComparison chain(Path folder) {
        String name = folder.getFileName().toString();
        Map<String, String> more = OURS.get(name);
        if (more == null) {
            return OracleComparison.notOurs(name, reason(name));
        }
        ScenarioPlayer player = new ScenarioPlayer(folder);
        String recorded = player.recorded();
        String ours = player.played(more);
        String finding = FINDINGS.getOrDefault(name, "");
        return OracleComparison.of(name, recorded + (finding.isEmpty() ? "" : ": " + finding), ours)
                .unless(EXPLAINED.getOrDefault(name, ""));
    }

    private static String reason(String name) {
        if (name.startsWith("ecs_")) {
            return "the SDK does not support ECS";
        }
        if (name.equals("environment_variables") || name.equals("prefer_environment") || name.equals("imds_disabled")) {
            return "the AWS SDK for Java's own chain, which the source aws-default asks";
        }
        return PROFILES;
    }

    /** Where the container's credentials may come from. */
    static List<OracleComparison> containerAddresses() {
        List<OracleComparison> all = new ArrayList<>();
        for (JsonNode one : OracleFiles.json(OracleFiles.folder().resolve("aws-sdk-rust/ecs-tests.json"))
                .path("tests")) {
            Map<String, String> variables = strings(one.path("env"));
            String name = one.path("docs").asString();
            if (variables.containsKey("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")) {
                all.add(OracleComparison.notOurs(name, "relative addresses are ECS's"));
            } else {
                variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/token");
                all.add(OracleComparison.of(
                                name, one.path("result").has("Ok") ? "taken" : "refused", configured(variables))
                        .unless(name.equals("ecs task role") ? "ECS's address, to which ours sends no token" : ""));
            }
        }
        return all;
    }

    private static String configured(Map<String, String> variables) {
        variables.put("AWS_REGION", "us-east-1");
        variables.put("NXOP_ROLE", "arn:aws:iam::178549792225:role/example-role");
        if (!variables.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
            variables.remove("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        }
        try {
            AccessSettings unused = AccessSettings.of(variables);
            return "taken";
        } catch (AccessException e) {
            return "refused";
        }
    }

    /** Where the metadata service answers. */
    static List<OracleComparison> metadataAddresses() {
        List<OracleComparison> all = new ArrayList<>();
        for (JsonNode one : OracleFiles.json(
                        OracleFiles.folder().resolve("aws-sdk-rust/imds-config/imds-endpoint-tests.json"))
                .path("tests")) {
            Map<String, String> variables = strings(one.path("env"));
            String name = one.path("docs").asString();
            boolean ours = one.path("fs").isEmpty()
                    && variables.keySet().stream().allMatch("AWS_EC2_METADATA_SERVICE_ENDPOINT"::equals)
                    && !one.has("endpoint_override")
                    && !one.has("mode_override");
            if (ours) {
                variables.put("NXOP_SOURCE", "kube2iam");
                all.add(OracleComparison.of(
                        name, one.path("result").has("Ok") ? "taken" : "refused", configured(variables)));
            } else {
                all.add(OracleComparison.notOurs(name, "profiles, and IPv6 by mode: ours takes an address"));
            }
        }
        return all;
    }

    /** Scenarios of features that ours leaves to the AWS SDK for Java. */
    static List<OracleComparison> profiles() {
        List<OracleComparison> all = new ArrayList<>();
        Path rust = OracleFiles.folder().resolve("aws-sdk-rust");
        OracleFiles.json(rust.resolve("assume-role-tests.json"))
                .forEach(
                        one -> all.add(OracleComparison.notOurs(one.path("docs").asString(), PROFILES)));
        OracleFiles.json(rust.resolve("login-provider-test-cases.json"))
                .forEach(one -> all.add(OracleComparison.notOurs(
                        one.path("documentation").asString(), "aws login: the AWS SDK for Java's")));
        return all;
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new LinkedHashMap<>();
        object.properties()
                .forEach(one -> strings.put(one.getKey(), one.getValue().asString()));
        return strings;
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
