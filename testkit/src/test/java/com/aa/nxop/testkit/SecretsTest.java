package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.S3Client;

/** Tokens and secrets of the sandbox open nothing, but a test kit must not teach anybody to print them. */
class SecretsTest {
    private final NxopSandbox sandbox = NxopSandbox.builder().build();
    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void start() {
        sandbox.start();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void show(Throwable failure) {
        shown.add(Throwables.getStackTrace(failure));
    }

    private String refusal(Endpoint endpoint, String path, String header, String value) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(sandbox.uri(endpoint) + path).toURL().openConnection();
        connection.setRequestProperty(header, value);
        assertThat(connection.getResponseCode()).isGreaterThanOrEqualTo(400);
        try (InputStream in = connection.getErrorStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void showsNeitherTokensNorSecretsInAnythingItSaysOrRecords() throws IOException {
        PodClient pod = PodClient.in(sandbox);
        String token = Files.readString(sandbox.token().file());
        AwsCredentials source = pod.fromAgent();
        AwsCredentials target = pod.assume(source, Map.of());
        SandboxSts.Session session = sandbox.sts().session(target.accessKeyId()).orElseThrow();

        shown.add(sandbox.toString());
        shown.add(sandbox.environment().toString());
        shown.add(sandbox.sts().calls().toString());
        shown.add(session.toString());
        show(catchThrowable(() -> pod.assume(source, Map.of("kubernetes-namespace", "again"))));
        try (S3Client s3 = pod.s3(source)) {
            show(catchThrowable(s3::listBuckets));
        }
        shown.add(refusal(Endpoint.AGENT, "/v1/credentials", "Authorization", "x" + token));
        shown.add(refusal(Endpoint.AGENT, "/v1/credentials", "Authorization", "Bearer " + token));
        shown.add(refusal(Endpoint.STS, "/", "x-amz-security-token", session.sessionToken()));
        shown.add(refusal(Endpoint.S3, "/nxop-example-data/k", "x-amz-security-token", session.sessionToken()));
        sandbox.pod().removeAssociation();
        sandbox.pod().restartAgent();
        shown.add(refusal(Endpoint.AGENT, "/v1/credentials", "Authorization", token));

        List<String> secrets = List.of(
                token,
                token.substring(token.lastIndexOf('.') + 1),
                source.secretAccessKey(),
                target.secretAccessKey(),
                session.sessionToken());
        assertThat(shown)
                .hasSize(11)
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain(secrets));
    }
}
