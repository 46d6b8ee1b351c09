package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.doctor.settings.ReportedSettings;
import com.aa.nxop.access.fakes.ConfigProblem;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class MskSettingsTest {
    private static final String ARN =
            "arn:aws:kafka:us-east-1:178549792225:cluster/name/0a1b2c3d-1111-2222-3333-444455556666-2";

    private static MskSettings of(NxopConfig config) {
        try (NxopAccess nxop = NxopAccess.of(config)) {
            return MskSettings.of(nxop);
        }
    }

    @Test
    void areReadFromVariables() {
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_MSK_CLUSTER_ARN", ARN);
        variables.put("NXOP_MSK_BOOTSTRAP_SERVERS", "b-1.example:9098,b-2.example:9098");
        variables.put("NXOP_MSK_CONNECTIVITY", "Public");
        variables.put("NXOP_MSK_MECHANISM", "oauthbearer");
        variables.put("NXOP_MSK_CA_FILE", "/etc/nxop/ca.pem");
        variables.put("AWS_ENDPOINT_URL_KAFKA", "http://127.0.0.1:4567");
        assertThat(of(NxopConfig.fromEnvironment(variables)))
                .isEqualTo(new MskSettings(
                        Optional.of(ARN),
                        Optional.of("b-1.example:9098,b-2.example:9098"),
                        Optional.of(BrokerConnectivity.PUBLIC),
                        Optional.of(MskMechanism.OAUTHBEARER),
                        Optional.of(Path.of("/etc/nxop/ca.pem")),
                        Region.US_EAST_1,
                        Optional.of(URI.create("http://127.0.0.1:4567"))));
    }

    @Test
    void areAllOptional() {
        assertThat(of(NxopConfig.fromEnvironment(Pod.withPodIdentity())))
                .isEqualTo(new MskSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Region.US_EAST_1,
                        Optional.empty()));
    }

    @Test
    void theClustersRegionIsThatOfItsArn() {
        Map<String, String> variables =
                Pod.withPodIdentityAnd("NXOP_MSK_CLUSTER_ARN", ARN.replace("us-east-1", "us-west-2"));
        assertThat(of(NxopConfig.fromEnvironment(variables)).region()).isEqualTo(Region.US_WEST_2);
    }

    @Test
    void aKafkaClusterOfAnotherPartitionIsAProblem() {
        String arn = "arn:aws-cn:kafka:cn-north-1:178549792225:cluster/name/0a1b2c3d-1111-2222-3333-444455556666-2";
        ConfigProblem.isTheOnlyOne(
                "NXOP_MSK_CLUSTER_ARN",
                arn,
                CoreFinding.CONFIG_REGION,
                "NXOP_MSK_CLUSTER_ARN is \"" + arn
                        + "\": it begins with arn:aws-cn:, but AWS_REGION is \"us-east-1\", in the partition aws. Correct the"
                        + " wrong one: no pod can assume a role of another partition.");
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_MSK_CLUSTER_ARN", arn);
        variables.put("AWS_REGION", "cn-north-1");
        assertThat(of(NxopConfig.fromEnvironment(variables)).region()).hasToString("cn-north-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-foo", "aws-", "awsiso", "AWS", "aws-us-gov-x"})
    void aPartitionThatTheAwsSdkDoesNotKnowIsNone(String partition) {
        String arn = ARN.replace("arn:aws:", "arn:" + partition + ":");
        ConfigProblem.isTheOnlyOne(
                "NXOP_MSK_CLUSTER_ARN",
                arn,
                MskFinding.CONFIG_MSK,
                "NXOP_MSK_CLUSTER_ARN is \"" + arn + "\": it must be the ARN of an MSK cluster. Write for example "
                        + ARN + ".");
    }

    /** With the adapter on the class path, its names are known. */
    @Test
    void aMisspeltVariableIsNamed() {
        Map<String, String> variables = Pod.withPodIdentityAnd("NXOP_MSK_CLUSTERARN", ARN);
        assertThat(ReportedSettings.of(Environment.of(variables)).unknownVariables())
                .containsExactly(
                        "NXOP_MSK_CLUSTERARN is set, but it is not a setting of this SDK. Did you mean NXOP_MSK_CLUSTER_ARN?");
    }

    /** The names are a contract: this list may grow, and nothing in it may change. */
    @Test
    void everyVariableHasItsSystemProperty() {
        assertThat(Arrays.stream(MskSetting.values()).map(setting -> setting.variable() + " " + setting.property()))
                .containsExactly(
                        "NXOP_MSK_CLUSTER_ARN nxop.msk.cluster.arn",
                        "NXOP_MSK_BOOTSTRAP_SERVERS nxop.msk.bootstrap.servers",
                        "NXOP_MSK_CONNECTIVITY nxop.msk.connectivity",
                        "NXOP_MSK_MECHANISM nxop.msk.mechanism",
                        "NXOP_MSK_CA_FILE nxop.msk.ca.file",
                        "AWS_ENDPOINT_URL_KAFKA aws.endpointUrlKafka");
    }
}
