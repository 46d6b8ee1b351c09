package com.aa.nxop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;

/** Condition keys that follow from the request and from when its token was issued, at every endpoint that asks policies. */
@Tag("full")
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
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .trustPolicies(trust -> trust.target(TRUST.formatted(range)))
                .start()) {
            if (allowed) {
                assume(sandbox);
            } else {
                refused(() -> assume(sandbox));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.0/8, true", "10.0.0.0/8, false"})
    void kube2iamAsksFromThisMachine(String range, boolean allowed) {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.KUBE2IAM).start()) {
            sandbox.trustPolicies().replacePod(podTrust("{\"AWS\": \"285282426848\"}", "sts:AssumeRole", range));
            PodClient pod = PodClient.in(sandbox);
            if (allowed) {
                assertThat(pod.fromMetadata()).isNotNull();
            } else {
                assertThatThrownBy(pod::fromMetadata).isInstanceOf(SdkClientException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.0/8, true", "10.0.0.0/8, false"})
    void vaultAsksFromThisMachine(String range, boolean allowed) {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.VAULT_FILE).start()) {
            sandbox.trustPolicies().replacePod(podTrust("{\"AWS\": \"285282426848\"}", "sts:AssumeRole", range));
            if (allowed) {
                assertThatCode(sandbox.vault()::render).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(sandbox.vault()::render)
                        .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
            }
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
                .permissions(permissions -> permissions.target(permissions(condition.replace('\'', '"'))))
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
            String revoked =
                    sandbox.clock().instant().plus(Duration.ofMinutes(5)).toString();
            sandbox.permissions().replaceTarget("""
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

    /** Linux takes every address of 127/8 for its own; other systems only the first. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theAddressIsThatOfTheConnection() throws IOException {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start()) {
            String token = sandbox.token().issue("sts.amazonaws.com", Duration.ofHours(1));
            sandbox.trustPolicies()
                    .replacePod(podTrust(
                            "{\"Federated\": \"" + provider(token) + "\"}",
                            "sts:AssumeRoleWithWebIdentity",
                            "127.0.0.2/32"));
            assertThat(answer(sandbox, "127.0.0.1", token)).contains("<Code>AccessDenied</Code>");
            assertThat(answer(sandbox, "127.0.0.2", token)).contains("<AssumeRoleWithWebIdentityResult>");
        }
    }

    private static String podTrust(String principal, String action, String range) {
        return """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": %s, "Action": "%s",
                 "Condition": {"IpAddress": {"aws:SourceIp": "%s"}}}}""".formatted(principal, action, range);
    }

    private static String provider(String token) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
        String host = claims.replaceFirst(".*\"iss\":\"https:(?:\\\\?/){2}([^\"]+)\".*", "$1")
                .replace("\\/", "/");
        return "arn:aws:iam::285282426848:oidc-provider/" + host;
    }

    private static String answer(NxopSandbox sandbox, String from, String token) throws IOException {
        URI sts = sandbox.uri(Endpoint.STS);
        String form = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=app&RoleArn="
                + URLEncoder.encode(sandbox.pod().role(), UTF_8) + "&WebIdentityToken=" + token;
        try (Socket socket =
                new Socket(InetAddress.getByName(sts.getHost()), sts.getPort(), InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: " + sts.getAuthority()
                                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close"
                                    + "\r\nContent-Length: " + form.length() + "\r\n\r\n" + form)
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
