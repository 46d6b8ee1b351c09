package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A world's ARNs are all of the partition of its region. */
@Tag("full")
class PartitionsTest {
    @ParameterizedTest
    @CsvSource({"us-gov-west-1, aws-us-gov", "cn-north-1, aws-cn", "us-east-1, aws"})
    void everythingInAWorldIsInItsPartition(String region, String partition) {
        try (NxopSandbox sandbox = NxopSandbox.builder().region(region).start()) {
            PodClient pod = new PodClient(sandbox.environment());
            assertThat(sandbox.pod().clusterArn())
                    .isEqualTo("arn:" + partition + ":eks:" + region + ":285282426848:cluster/kpaas-nonprod");
            assertThat(sandbox.targetRole()).isEqualTo("arn:" + partition + ":iam::178549792225:role/example-role");
            AwsCredentials source = pod.fromAgent();
            assertThat(pod.identity(source)).startsWith("arn:" + partition + ":sts::285282426848:assumed-role/");
            AwsCredentials target = pod.assume(source, sandbox.targetRole(), "a-session", Map.of());
            try (S3Client s3 = pod.s3(target)) {
                s3.putObject(put -> put.bucket("nxop-example-data").key("k"), RequestBody.fromString("x"));
            }
            assertThat(pod.parameter(target, "/nxop-example/greeting").arn()).startsWith("arn:" + partition + ":ssm:");
        }
    }

    /** IAM: "Invalid principal in policy". */
    @Test
    void aPrincipalOfAnotherPartitionIsNotStored() {
        try (NxopSandbox sandbox = NxopSandbox.builder().region("us-gov-west-1").start()) {
            assertThatThrownBy(() -> sandbox.trustPolicies().replaceTarget("""
                            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                             "Principal": {"AWS": ["285282426848", "arn:aws:iam::285282426848:root"]}}]}
                            """))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Invalid principal in policy: \"AWS\":\"arn:aws:iam::285282426848:root\"");
        }
    }
}
