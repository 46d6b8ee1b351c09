package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A session policy narrows what the role may do, whoever serves the session. */
@Tag("full")
class SessionPolicyTest {
    private static final String READ_ONE = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:Get*",
              "Resource": "arn:aws:s3:::one/*"}}
            """;

    @Test
    void narrowsTheRole() {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                .source(PodSource.WEB_IDENTITY)
                .trustPolicies(trust -> trust.target("""
                        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                          "Principal": {"AWS": "arn:aws:iam::285282426848:root"}}}
                        """))
                .s3(s3 -> s3.bucket("one").bucket("two"))
                .start()) {
            PodClient pod = PodClient.in(sandbox);
            try (StsClient sts = pod.sts(pod.fromToken());
                    S3Client whole = pod.s3(assumed(sts, null));
                    S3Client narrowed = pod.s3(assumed(sts, READ_ONE))) {
                whole.putObject(put -> put.bucket("one").key("k"), RequestBody.fromString("v"));
                whole.putObject(put -> put.bucket("two").key("k"), RequestBody.fromString("v"));
                assertThat(narrowed.getObjectAsBytes(get -> get.bucket("one").key("k"))
                                .asUtf8String())
                        .isEqualTo("v");
                denied(() -> narrowed.getObjectAsBytes(get -> get.bucket("two").key("k")));
                denied(() -> narrowed.putObject(put -> put.bucket("one").key("k"), RequestBody.fromString("w")));
            }
        }
    }

    private static AwsCredentials assumed(StsClient sts, @Nullable String policy) {
        Credentials credentials = sts.assumeRole(
                        r -> r.roleArn(PodClient.TARGET).roleSessionName("app").policy(policy))
                .credentials();
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    private static void denied(Runnable call) {
        S3Exception refused = catchThrowableOfType(S3Exception.class, call::run);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
    }
}
