package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.SandboxSts;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worlds in which ARNs begin otherwise. STS there knows no other beginning. */
@Tag("full")
@Timeout(120)
class PartitionWorldsTest {
    private static final String NOBODY = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "285282426848"},
             "Action": ["sts:AssumeRole", "sts:TagSession"],
             "Condition": {"StringEquals": {"aws:RequestTag/kubernetes-namespace": "another"}}}}
            """;

    @ParameterizedTest
    @CsvSource({
        "us-gov-west-1, aws-us-gov, POD_IDENTITY",
        "us-gov-west-1, aws-us-gov, WEB_IDENTITY",
        "us-gov-east-1, aws-us-gov, KUBE2IAM",
        "us-gov-east-1, aws-us-gov, VAULT_FILE",
        "cn-north-1, aws-cn, POD_IDENTITY",
        "cn-northwest-1, aws-cn, WEB_IDENTITY",
        "us-iso-east-1, aws-iso, POD_IDENTITY",
        "eusc-de-east-1, aws-eusc, POD_IDENTITY",
    })
    void theShortFormOfTheRoleIsAssumedAndTheDoctorsStatementFits(String region, String partition, PodSource source) {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().region(region).source(source).start()) {
            Map<String, String> pod = sandbox.environment();
            assertThat(pod).containsEntry("NXOP_ROLE", "178549792225/example-role");
            assertThat(pod.toString()).doesNotContain("arn:aws:");
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(pod))) {
                nxop.credentialsProvider().resolveCredentials();
            }
            SandboxSts.Call last =
                    sandbox.sts().calls().get(sandbox.sts().calls().size() - 1);
            assertThat(last.parameters())
                    .containsEntry("RoleArn", "arn:" + partition + ":iam::178549792225:role/example-role");

            sandbox.trustPolicies().replaceTarget(NOBODY);
            String statement;
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(pod))) {
                Diagnosis diagnosis = Doctor.diagnose(nxop);
                assertThat(diagnosis.healthy()).isFalse();
                assertThat(diagnosis.toString()).doesNotContain("arn:aws:");
                statement = diagnosis.trustStatement().orElseThrow();
            }
            sandbox.trustPolicies().replaceTarget(statement);
            try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(pod))) {
                assertThat(nxop.credentialsProvider().resolveCredentials()).isNotNull();
                assertThat(Doctor.diagnose(nxop).healthy()).isTrue();
            }
        }
    }

    /** As it was before the partition was looked at: the role does not exist there, and STS says the same as of any other. */
    @ParameterizedTest
    @CsvSource({"us-gov-west-1", "cn-north-1"})
    void aRoleOfTheUsualPartitionIsRefusedAtStart(String region) {
        try (NxopSandbox sandbox = NxopSandbox.builder().region(region).start()) {
            Told told = Told.with(Told.and(sandbox, "NXOP_ROLE", "arn:aws:iam::178549792225:role/example-role"));
            assertThat(told.out()).contains("First finding, at configuration: config-role.");
        }
    }
}
