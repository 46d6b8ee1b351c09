package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/** Each source in each of its forms, as far as S3. */
@org.junit.jupiter.api.Tag("full")
class EverySourceTest {
    private static NxopSandbox sandbox(
            PodSource source, boolean direct, boolean tags, @Nullable String externalId, String region) {
        SandboxBuilder builder = NxopSandbox.builder()
                .source(source)
                .pod(pod -> pod.targetRoleAssociation(direct).sessionTags(tags))
                .resourceRegion(region);
        return (externalId == null ? builder : builder.externalId(externalId)).start();
    }

    private static AwsCredentials source(PodClient pod, PodSource source) {
        return switch (source) {
            case POD_IDENTITY -> pod.fromAgent();
            case WEB_IDENTITY -> pod.fromToken();
            case KUBE2IAM -> pod.fromMetadata();
            case VAULT_FILE -> pod.fromVaultFile();
        };
    }

    /** What the application does for itself: tags where none are inherited, the external id where the environment has one. */
    private static AwsCredentials assume(NxopSandbox sandbox, PodClient pod, AwsCredentials source, boolean tagged) {
        Map<String, String> environment = sandbox.environment();
        Map<String, String> tags = new HashMap<>();
        if (!tagged) {
            tags.put("kubernetes-namespace", environment.getOrDefault("NXOP_NAMESPACE", "fxip-ms-dev"));
            tags.put(
                    "eks-cluster-arn",
                    environment.getOrDefault("NXOP_CLUSTER_ARN", sandbox.pod().clusterArn()));
        }
        try (StsClient sts = pod.sts(source)) {
            Credentials issued = sts.assumeRole(r -> r.roleArn(sandbox.targetRole())
                            .roleSessionName("every-source")
                            .externalId(environment.get("NXOP_EXTERNAL_ID"))
                            .tags(tags.entrySet().stream()
                                    .map(tag -> Tag.builder()
                                            .key(tag.getKey())
                                            .value(tag.getValue())
                                            .build())
                                    .toList()))
                    .credentials();
            return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
        }
    }

    @ParameterizedTest(name = "{0}, target role by the platform: {1}, tags: {2}, external id: {3}, in {4}")
    @CsvSource({
        "POD_IDENTITY, false, true, , us-east-1",
        "POD_IDENTITY, false, false, , us-east-1",
        "POD_IDENTITY, true, true, , us-east-1",
        "POD_IDENTITY, true, false, , us-east-1",
        "POD_IDENTITY, false, true, id-of-nxop, us-east-1",
        "POD_IDENTITY, true, false, , us-west-2",
        "WEB_IDENTITY, false, true, , us-east-1",
        "WEB_IDENTITY, false, true, id-of-nxop, us-east-1",
        "WEB_IDENTITY, false, true, , us-west-2",
        "KUBE2IAM, false, true, , us-east-1",
        "KUBE2IAM, true, true, , us-east-1",
        "KUBE2IAM, false, true, id-of-nxop, us-east-1",
        "KUBE2IAM, true, true, id-of-nxop, us-east-1",
        "KUBE2IAM, false, true, , us-west-2",
        "VAULT_FILE, false, true, , us-east-1",
        "VAULT_FILE, true, true, , us-east-1",
        "VAULT_FILE, false, true, id-of-nxop, us-east-1",
        "VAULT_FILE, false, true, , us-west-2"
    })
    void leadsToTheData(PodSource source, boolean direct, boolean tags, @Nullable String externalId, String region) {
        try (NxopSandbox sandbox = sandbox(source, direct, tags, externalId, region)) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials first = source(pod, source);
            boolean inherited = source == PodSource.POD_IDENTITY && tags;
            AwsCredentials target = direct ? first : assume(sandbox, pod, first, inherited);
            assertThat(pod.identity(target)).startsWith("arn:aws:sts::178549792225:assumed-role/example-role/");
            try (S3Client s3 = pod.s3(target)) {
                s3.putObject(r -> r.bucket("nxop-example-data").key("k"), RequestBody.fromString("x"));
                assertThat(s3.listObjectsV2(r -> r.bucket("nxop-example-data")).contents())
                        .hasSize(1);
            }
            int asked = sandbox.requests(Endpoint.METADATA);
            assertThat(asked > 0).isEqualTo(source == PodSource.KUBE2IAM);
        }
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void leadsNowhereWhereTheTrustPolicyIsAnotherNamespaces(PodSource source) {
        try (NxopSandbox sandbox = sandbox(source, false, true, null, "us-east-1")) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials first = source(pod, source);
            sandbox.trustPolicies().replaceTarget("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                      "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
                      "Action": ["sts:AssumeRole", "sts:TagSession"],
                      "Condition": {"StringEquals": {"aws:RequestTag/kubernetes-namespace": "another"}}}]}
                    """);
            assertThatThrownBy(() -> assume(sandbox, pod, first, source == PodSource.POD_IDENTITY))
                    .hasMessageContaining(
                            "is not authorized to perform: sts:AssumeRole on resource: " + sandbox.targetRole());
        }
    }

    @ParameterizedTest
    @EnumSource(PodSource.class)
    void endsWithTheSessionsOfThePodsRole(PodSource source) {
        try (NxopSandbox sandbox = sandbox(source, false, true, null, "us-east-1")) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials first = source(pod, source);
            sandbox.sts().endSessions(sandbox.pod().role());
            assertThatThrownBy(() -> pod.identity(first))
                    .hasMessageContaining("The security token included in the request is invalid.");
        }
    }
}
