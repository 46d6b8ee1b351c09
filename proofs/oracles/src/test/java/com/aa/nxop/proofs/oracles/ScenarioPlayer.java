package com.aa.nxop.proofs.oracles;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.source.SourcesWithoutPauses;
import com.aa.nxop.access.internal.sts.StsClients;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;

/** Plays one scenario of the AWS SDK for Rust against the source that its variables configure. */
record ScenarioPlayer(Path folder) {
    /** What the scenario expects, and the requests that it recorded. */
    String recorded() {
        JsonNode result = OracleFiles.json(folder.resolve("test-case.json")).path("result");
        JsonNode ok = result.path("Ok");
        return ok.isMissingNode()
                ? "an error"
                : keys(
                        ok.path("access_key_id").asString(),
                        ok.path("secret_access_key").asString(),
                        ok.path("session_token").asString(""));
    }

    /** What the source gives, or the finding with which it fails. */
    String played(Map<String, String> more) {
        try (RecordedTraffic traffic = new RecordedTraffic(folder.resolve("http-traffic.json"))) {
            SourceSession session = fetch(variables(traffic.address(), more));
            String unlike = traffic.asked().equals(traffic.recorded()) ? "" : ", having sent " + traffic.asked();
            return keys(
                            session.credentials().accessKeyId(),
                            session.credentials().secretAccessKey(),
                            session.credentials() instanceof AwsSessionCredentials given ? given.sessionToken() : "")
                    + unlike;
        } catch (AccessException e) {
            return "an error: " + e.finding().id();
        }
    }

    /** The first credentials of a pod with these variables. */
    static SourceSession fetch(Map<String, String> variables) {
        AccessSettings settings = AccessSettings.of(variables);
        try (StsClient sts = StsClients.create(settings, Optional.empty())) {
            return SourcesWithoutPauses.of(
                            settings.source(),
                            settings.workloadReader(Path.of("no-namespace")),
                            sts,
                            InstantSource.system())
                    .fetch();
        }
    }

    private Map<String, String> variables(String address, Map<String, String> more) {
        Map<String, String> variables = new LinkedHashMap<>();
        OracleFiles.json(folder.resolve("env.json"))
                .properties()
                .forEach(one -> variables.put(one.getKey(), one.getValue().asString()));
        variables.putAll(more);
        variables.replaceAll((name, value) -> value.replaceFirst("^http://169\\.254\\.\\d+\\.\\d+", address));
        variables.replaceAll((name, value) -> value.startsWith("/") && value.endsWith(".jwt")
                ? folder.resolve("fs" + value).toString()
                : value);
        variables.put("AWS_ENDPOINT_URL_STS", address);
        variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", address);
        variables.putIfAbsent("AWS_REGION", "us-east-1");
        variables.put("NXOP_ROLE", "arn:aws:iam::178549792225:role/example-role");
        return variables;
    }

    private static String keys(String id, String secret, String token) {
        return id + " " + secret + " " + token;
    }
}
