package com.aa.nxop.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/** AWS's own SDK, configured with nothing but the variables that the sandbox says a pod would see. */
public final class PodClient {
    static final String TARGET = "arn:aws:iam::178549792225:role/example-role";

    private final Map<String, String> environment;

    PodClient(Map<String, String> environment) {
        this.environment = environment;
    }

    public static PodClient in(NxopSandbox sandbox) {
        return new PodClient(sandbox.environment());
    }

    private String variable(String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    /** What the agent serves, fetched as the SDK does it in a pod. */
    public AwsCredentials fromAgent() {
        String uri = "aws.containerCredentialsFullUri";
        String file = "aws.containerAuthorizationTokenFile";
        System.setProperty(uri, variable("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
        System.setProperty(file, variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"));
        try (ContainerCredentialsProvider provider =
                ContainerCredentialsProvider.builder().build()) {
            return provider.resolveCredentials();
        } finally {
            System.clearProperty(uri);
            System.clearProperty(file);
        }
    }

    /** What kube2iam serves, fetched as the SDK does it in a pod. */
    AwsCredentials fromMetadata() {
        // The build switches the metadata service off for all tests.
        System.setProperty("aws.disableEc2Metadata", "false");
        try (InstanceProfileCredentialsProvider provider = InstanceProfileCredentialsProvider.builder()
                .endpoint(variable("AWS_EC2_METADATA_SERVICE_ENDPOINT"))
                .build()) {
            return provider.resolveCredentials();
        } finally {
            System.clearProperty("aws.disableEc2Metadata");
        }
    }

    /** What Vault's file holds, in the format with {@code export} lines. */
    AwsCredentials fromVaultFile() {
        try {
            List<String> values = Files.readAllLines(Path.of(variable("NXOP_VAULT_FILE"))).stream()
                    .map(line -> line.substring(line.indexOf('"') + 1, line.length() - 1))
                    .toList();
            return AwsSessionCredentials.create(values.get(0), values.get(1), values.get(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What STS gives for the projected token. */
    AwsCredentials fromToken() {
        try (StsClient sts = sts(AwsSessionCredentials.create("none", "none", "none"))) {
            String token = Files.readString(Path.of(variable("AWS_WEB_IDENTITY_TOKEN_FILE")));
            return credentials(sts.assumeRoleWithWebIdentity(r -> r.roleArn(variable("AWS_ROLE_ARN"))
                            .roleSessionName("fxip-ms-dev.example-app")
                            .webIdentityToken(token))
                    .credentials());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public AwsCredentials assume(AwsCredentials source, Map<String, String> tags) {
        return assume(source, TARGET, "fxip-ms-dev.example-app", tags);
    }

    public AwsCredentials assume(AwsCredentials source, String role, String sessionName, Map<String, String> tags) {
        AssumeRoleRequest request = AssumeRoleRequest.builder()
                .roleArn(role)
                .roleSessionName(sessionName)
                .tags(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
        try (StsClient sts = sts(source)) {
            return credentials(sts.assumeRole(request).credentials());
        }
    }

    String identity(AwsCredentials credentials) {
        try (StsClient sts = sts(credentials)) {
            return sts.getCallerIdentity().arn();
        }
    }

    StsClient sts(AwsCredentials credentials) {
        return StsClient.builder()
                .endpointOverride(URI.create(variable("AWS_ENDPOINT_URL_STS")))
                .region(Region.of(variable("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    S3Client s3(AwsCredentials credentials) {
        return S3Client.builder()
                .endpointOverride(URI.create(variable("AWS_ENDPOINT_URL_S3")))
                .forcePathStyle(true)
                .region(resourceRegion())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    SsmClient ssm(AwsCredentials credentials) {
        return SsmClient.builder()
                .endpointOverride(URI.create(variable("AWS_ENDPOINT_URL_SSM")))
                .region(resourceRegion())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    Parameter parameter(AwsCredentials credentials, String name) {
        try (SsmClient ssm = ssm(credentials)) {
            return ssm.getParameter(r -> r.name(name).withDecryption(true)).parameter();
        }
    }

    private Region resourceRegion() {
        return Region.of(environment.getOrDefault("NXOP_REGION", variable("AWS_REGION")));
    }

    /** A name that no other test uses. */
    static String key() {
        return "test/" + UUID.randomUUID();
    }

    private static AwsCredentials credentials(Credentials issued) {
        return AwsSessionCredentials.builder()
                .accessKeyId(issued.accessKeyId())
                .secretAccessKey(issued.secretAccessKey())
                .sessionToken(issued.sessionToken())
                .expirationTime(issued.expiration())
                .build();
    }
}
