package com.aa.nxop.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The S3 application, unchanged, against LocalStack's STS and S3: for those who have Docker, and skipped elsewhere. What LocalStack does not
 * check stands in docs/guide/testing.md.
 */
@Tag("full")
final class LocalStackTest {
    /** Newer images ask for a token of LocalStack's; where there is one in the environment it is handed on. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.5.0");

    private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";
    private static final String BUCKET = "nxop-example-data";

    /** Looks for a place where Docker could be first: Testcontainers takes its time to find that there is none. */
    private static boolean hasDocker() {
        return (System.getenv("DOCKER_HOST") != null
                        || Stream.of(
                                        Path.of("/var/run/docker.sock"),
                                        Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
                                .anyMatch(Files::exists))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    @Test
    void theS3ApplicationReadsWhatItWrote(@TempDir Path folder) throws Exception {
        assumeTrue(hasDocker(), "There is no Docker here, which LocalStack needs; the sandbox's tests need none.");
        Path vault = Files.writeString(
                folder.resolve("aws-credentials"),
                "AWS_ACCESS_KEY_ID='test'\nAWS_SECRET_ACCESS_KEY='test'\nAWS_SESSION_TOKEN='test'\n");
        try (LocalStackContainer localStack = new LocalStackContainer(IMAGE).withServices("s3", "sts")) {
            Optional.ofNullable(System.getenv(TOKEN)).ifPresent(token -> localStack.withEnv(TOKEN, token));
            localStack.start();
            createBucket(localStack);
            String endpoint = localStack.getEndpoint().toString();
            assertThat(PodProcess.run(
                            S3App.class,
                            Map.ofEntries(
                                    Map.entry("NXOP_ROLE", "000000000000/example-role"),
                                    Map.entry("AWS_REGION", localStack.getRegion()),
                                    Map.entry("NXOP_SOURCE", "vault-file"),
                                    Map.entry("NXOP_VAULT_FILE", vault.toString()),
                                    Map.entry("NXOP_NAMESPACE", "fxip-ms-dev"),
                                    Map.entry("NXOP_SERVICE_ACCOUNT", "example-app"),
                                    Map.entry("NXOP_POD_NAME", "example-app-1"),
                                    Map.entry("AWS_ENDPOINT_URL_STS", endpoint),
                                    Map.entry("AWS_ENDPOINT_URL_S3", endpoint),
                                    Map.entry("BUCKET", BUCKET))))
                    .isZero();
        }
    }

    private static void createBucket(LocalStackContainer localStack) {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(localStack.getEndpoint())
                .forcePathStyle(true)
                .region(Region.of(localStack.getRegion()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(localStack.getAccessKey(), localStack.getSecretKey())))
                .build()) {
            s3.createBucket(bucket -> bucket.bucket(BUCKET));
        }
    }
}
