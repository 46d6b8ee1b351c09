package com.aa.nxop.probes.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The Pod Identity agent of the pod that the probes run in. */
public record PodAgent(URI uri, Path tokenFile) {
    /** Throws {@link ImpossibleProbeException} with the agent's own words if it refuses. */
    public AwsSessionCredentials credentials() {
        try {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(10))
                                    .header(
                                            "Authorization",
                                            Files.readString(tokenFile).strip())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(UTF_8));
            if (response.statusCode() != 200) {
                throw new ImpossibleProbeException(
                        "the agent answers " + response.statusCode() + ": " + response.body());
            }
            return AwsSessionCredentials.create(
                    field(response.body(), "AccessKeyId"),
                    field(response.body(), "SecretAccessKey"),
                    field(response.body(), "Token"));
        } catch (IOException e) {
            throw new ImpossibleProbeException("the agent at " + uri + " does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImpossibleProbeException("interrupted while the probe asked the agent");
        }
    }

    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        return field.find() ? field.group(1).replace("\\/", "/") : "";
    }
}
