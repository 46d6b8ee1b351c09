package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;

/** Condition keys that follow from the request and from when its token was issued, at every endpoint that asks policies. */
class RequestKeysTest {
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
             "Principal": {"AWS": "arn:aws:iam::285282426848:root"},
             "Action": ["sts:AssumeRole", "sts:TagSession"],
             "Condition": {"IpAddress": {"aws:SourceIp": "%s"}}}}""";

    private static String permissions(String condition) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\","
                + " \"Condition\": " + condition + "}}";
    }

    private static void assume(NxopSandbox sandbox) {
        PodClient pod = PodClient.in(sandbox);
        assertThat(pod.assume(pod.fromAgent(), Map.of())).isNotNull();
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(AwsServiceException.class)
                .hasMessageContaining("is not authorized to perform: ");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.0/8, true", "127.0.0.1, true", "0.0.0.0/0, true", "10.0.0.0/8, false", "127.0.0.2/32, false"})
    void stsKnowsFromWhereARoleIsAssumed(String range, boolean allowed) {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().trustPolicy(TRUST.formatted(range)).start()) {
            if (allowed) {
                assume(sandbox);
            } else {
                refused(() -> assume(sandbox));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PodSource.class,
            names = {"POD_IDENTITY", "WEB_IDENTITY", "KUBE2IAM", "VAULT_FILE"})
    void whoeverAssumesTheRoleDoesSoFromThisMachine(PodSource source) {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(source)
                .targetPermissions(permissions("{\"IpAddress\": {\"aws:SourceIp\": \"127.0.0.0/8\"},"
                        + " \"Bool\": {\"aws:SecureTransport\": \"true\"}}"))
                .start()) {
            assertThat(sandbox.environment()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'IpAddress': {'aws:SourceIp': '127.0.0.1'}}|true",
                "{'NotIpAddress': {'aws:SourceIp': '127.0.0.1'}}|false",
                "{'IpAddress': {'aws:SourceIp': '192.0.2.0/24'}}|false",
                "{'StringLike': {'aws:UserAgent': 'aws-sdk-java/*'}}|true",
                "{'StringLike': {'aws:UserAgent': 'Boto3/*'}}|false",
                "{'StringEquals': {'aws:RequestedRegion': 'us-east-1'}}|true",
                "{'StringEquals': {'aws:RequestedRegion': 'eu-west-1'}}|false",
                "{'DateGreaterThan': {'aws:CurrentTime': '2020-01-01T00:00:00Z'}}|true",
                "{'DateLessThan': {'aws:CurrentTime': '2020-01-01T00:00:00Z'}}|false",
                "{'NumericGreaterThan': {'aws:EpochTime': '1000000'}}|true",
                "{'DateGreaterThan': {'aws:TokenIssueTime': '2020-01-01T00:00:00Z'}}|true",
                "{'DateLessThan': {'aws:TokenIssueTime': '2020-01-01T00:00:00Z'}}|false",
                "{'Null': {'aws:TokenIssueTime': 'true'}}|false",
                "{'Null': {'aws:SourceIdentity': 'true'}}|true",
                "{'Null': {'aws:SourceIdentity': 'false'}}|false"
            },
            quoteCharacter = '"')
    void servicesJudgeByThem(String condition, boolean allowed) {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .targetPermissions(permissions(condition.replace('\'', '"')))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials target = pod.assume(pod.fromAgent(), Map.of());
            if (allowed) {
                try (S3Client s3 = pod.s3(target)) {
                    assertThat(s3.listBuckets().buckets()).isNotEmpty();
                }
                assertThat(pod.parameter(target, "/nxop-example/greeting").value())
                        .isNotEmpty();
            } else {
                refused(() -> {
                    try (S3Client s3 = pod.s3(target)) {
                        s3.listBuckets();
                    }
                });
                refused(() -> pod.parameter(target, "/nxop-example/greeting"));
            }
        }
    }

    /** AWSRevokeOlderSessions, as the console writes it. */
    @Test
    void sessionsIssuedBeforeATimeCanBeRevoked() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            String revoked = sandbox.clock().instant().plus(Duration.ofMinutes(5)).toString();
            sandbox.replaceTargetPermissions("""
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "*", "Resource": "*"},
                      {"Effect": "Deny", "Action": ["*"], "Resource": ["*"],
                       "Condition": {"DateLessThan": {"aws:TokenIssueTime": "%s"}}}]}""".formatted(revoked));
            PodClient pod = PodClient.in(sandbox);
            AwsCredentials before = pod.assume(pod.fromAgent(), Map.of());
            refused(() -> pod.parameter(before, "/nxop-example/greeting"));
            sandbox.clock().advance(Duration.ofMinutes(6));
            AwsCredentials after = pod.assume(pod.fromAgent(), Map.of());
            assertThat(pod.parameter(after, "/nxop-example/greeting").value()).isNotEmpty();
            refused(() -> pod.parameter(before, "/nxop-example/greeting"));
        }
    }

    /** Every address of 127/8 is this machine's. */
    @Test
    void theAddressIsThatOfTheConnection() throws IOException {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(PodSource.WEB_IDENTITY)
                .podTrustPolicy(webTrust("127.0.0.2/32"))
                .start()) {
            String token = sandbox.issueToken("sts.amazonaws.com", Duration.ofHours(1));
            assertThat(ask(sandbox, "127.0.0.1", token)).contains("<Code>AccessDenied</Code>");
            assertThat(ask(sandbox, "127.0.0.2", token)).contains("<AssumeRoleWithWebIdentityResult>");
        }
    }
}
