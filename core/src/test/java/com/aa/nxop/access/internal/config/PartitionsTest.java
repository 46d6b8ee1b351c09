package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.spi.ControlPlane;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** AWS in China, for the US government and elsewhere: other beginnings of ARNs, and no way from one to another. */
class PartitionsTest {
    private static final String REST = ". Correct the wrong one: no pod can assume a role of another partition.";

    private static Map<String, String> pod(String... more) {
        Map<String, String> variables = new HashMap<>(Pod.withPodIdentity());
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, aws",
        "eu-central-2, aws",
        "us-gov-west-1, aws-us-gov",
        "us-gov-east-1, aws-us-gov",
        "cn-north-1, aws-cn",
        "cn-northwest-1, aws-cn",
        "us-iso-east-1, aws-iso",
        "us-isob-east-1, aws-iso-b",
        "eu-isoe-west-1, aws-iso-e",
        "us-isof-south-1, aws-iso-f",
        "eusc-de-east-1, aws-eusc",
        // Newer than the AWS SDK: by the form of the name, and aws where that says nothing.
        "us-gov-central-7, aws-us-gov",
        "cn-south-9, aws-cn",
        "xx-new-1, aws",
    })
    void theShortFormOfARoleIsInThePartitionOfTheRegion(String region, String partition) {
        String arn = "arn:" + partition + ":iam::178549792225:role/team/example-role";
        AccessSettings config =
                AccessSettings.of(pod("AWS_REGION", region, "NXOP_ROLE", "178549792225/team/example-role"));
        assertThat(config.role().arn()).isEqualTo(arn);
        assertThat(AccessSettings.of(pod("AWS_REGION", region, "NXOP_ROLE", arn))
                        .role())
                .isEqualTo(config.role());
    }

    @Test
    void theRegionOfTheResourcesDecides() {
        AccessSettings config = AccessSettings.of(pod("NXOP_REGION", "cn-northwest-1", "AWS_REGION", "cn-north-1"));
        assertThat(config.role().partition()).isEqualTo("aws-cn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-us-gov", "aws-cn", "aws-iso", "aws-iso-b", "aws-eusc"})
    void aRoleOfAnotherPartitionThanTheRegionIsAProblem(String partition) {
        String arn = "arn:" + partition + ":iam::178549792225:role/example-role";
        Configured.hasOneProblem(
                pod("NXOP_ROLE", arn),
                CoreFinding.CONFIG_ROLE,
                "NXOP_ROLE is \"" + arn + "\": it begins with arn:" + partition
                        + ":, but AWS_REGION is \"us-east-1\", in the partition aws" + REST);
    }

    @Test
    void aRegionOfAnotherPartitionThanThePodsIsAProblem() {
        Configured.hasOneProblem(
                pod("NXOP_REGION", "us-gov-west-1"),
                CoreFinding.CONFIG_REGION,
                "AWS_REGION is \"us-east-1\": that region is in the partition aws, but NXOP_REGION is \"us-gov-west-1\", in the"
                        + " partition aws-us-gov" + REST);
    }

    @Test
    void thePodsOwnRoleOfAnotherPartitionIsAProblem() {
        Map<String, String> variables = Pod.withWebIdentity();
        variables.put("AWS_REGION", "cn-north-1");
        Configured.hasOneProblem(
                variables,
                CoreFinding.CONFIG_ROLE,
                "AWS_ROLE_ARN is \"arn:aws:iam::285282426848:role/pod-role\": it begins with arn:aws:, but AWS_REGION is"
                        + " \"cn-north-1\", in the partition aws-cn" + REST);
        variables.put("AWS_ROLE_ARN", "arn:aws-cn:iam::285282426848:role/pod-role");
        assertThat(Configured.by(variables).source())
                .hasToString("web-identity as arn:aws-cn:iam::285282426848:role/pod-role, token in"
                        + " /var/run/secrets/eks.amazonaws.com/serviceaccount/token");
    }

    /** It is another source's, and says nothing about this pod. */
    @Test
    void aRoleForWebIdentityThatIsNotUsedIsPassedOver() {
        assertThat(Configured.by(pod("AWS_ROLE_ARN", "arn:aws-cn:iam::285282426848:role/x"))
                        .role()
                        .partition())
                .isEqualTo("aws");
    }

    @Test
    void aClusterOfAnotherPartitionIsAProblem() {
        Configured.hasOneProblem(
                pod(
                        "AWS_REGION",
                        "us-gov-west-1",
                        "NXOP_CLUSTER_ARN",
                        "arn:aws:eks:us-east-1:285282426848:cluster/kpaas"),
                CoreFinding.CONFIG_REGION,
                "NXOP_CLUSTER_ARN is \"arn:aws:eks:us-east-1:285282426848:cluster/kpaas\": it begins with arn:aws:, but AWS_REGION"
                        + " is \"us-gov-west-1\", in the partition aws-us-gov" + REST);
        Configured.hasOneProblem(
                pod(
                        "AWS_REGION",
                        "us-gov-west-1",
                        "NXOP_CLUSTER_ARN",
                        "arn:aws:eks:us-gov-west-1:285282426848:cluster/kpaas"),
                CoreFinding.CONFIG_REGION,
                "NXOP_CLUSTER_ARN is \"arn:aws:eks:us-gov-west-1:285282426848:cluster/kpaas\": it begins with arn:aws:, but its"
                        + " region us-gov-west-1 is in the partition aws-us-gov. Correct the wrong one.");
        assertThat(Configured.by(pod(
                                "AWS_REGION",
                                "us-gov-west-1",
                                "NXOP_CLUSTER_ARN",
                                "arn:aws-us-gov:eks:us-gov-west-1:285282426848:cluster/kpaas"))
                        .workload()
                        .clusterArn())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-foo", "aws-", "awsiso", "AWS", "aws-us-gov-x"})
    void aPartitionThatTheAwsSdkDoesNotKnowIsNone(String partition) {
        assertThat(TargetRole.parse("arn:" + partition + ":iam::178549792225:role/x"))
                .isEmpty();
        assertThat(Configured.failure(pod(
                                "NXOP_CLUSTER_ARN", "arn:" + partition + ":eks:us-east-1:285282426848:cluster/kpaas"))
                        .finding()
                        .id())
                .isEqualTo("config-workload");
    }

    @Test
    void aServiceIsWhereItsPartitionHasIt() {
        assertThat(ControlPlane.host("kafka", Region.CN_NORTH_1)).isEqualTo("kafka.cn-north-1.amazonaws.com.cn");
        assertThat(ControlPlane.host("rds", Region.US_EAST_1)).isEqualTo("rds.us-east-1.amazonaws.com");
    }
}
