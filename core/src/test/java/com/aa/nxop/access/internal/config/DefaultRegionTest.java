package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** EKS sets AWS_DEFAULT_REGION beside AWS_REGION, and some manifests set it alone: other tools in the pod work with it. */
class DefaultRegionTest {
    private static Map<String, String> pod(String... more) {
        Map<String, String> variables = new HashMap<>(Pod.withPodIdentity());
        variables.remove("AWS_REGION");
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    @Test
    void aloneItIsTheRegion() {
        AccessSettings config = Configured.by(pod("AWS_DEFAULT_REGION", "eu-west-1"));
        assertThat(config.region()).hasToString("eu-west-1");
        assertThat(config.stsRegion()).hasToString("eu-west-1");
        assertThat(config.adapters().environment().find(Setting.AWS_REGION))
                .contains(new ConfiguredValue("AWS_DEFAULT_REGION", "eu-west-1"));
    }

    @Test
    void awsRegionComesFirst() {
        AccessSettings config = Configured.by(pod("AWS_REGION", "us-west-2", "AWS_DEFAULT_REGION", "not one"));
        assertThat(config.region()).hasToString("us-west-2");
        assertThat(config.adapters().environment().find(Setting.AWS_REGION))
                .contains(new ConfiguredValue("AWS_REGION", "us-west-2"));
    }

    @Test
    void nxopRegionIsThatOfTheResourcesAndTheDefaultOneThatOfThePod() {
        AccessSettings config = Configured.by(pod("NXOP_REGION", "us-west-2", "AWS_DEFAULT_REGION", "us-east-1"));
        assertThat(config.region()).hasToString("us-west-2");
        assertThat(config.stsRegion()).hasToString("us-east-1");
    }

    @Test
    void aWrongOneIsNamed() {
        Configured.hasOneProblem(
                pod("AWS_DEFAULT_REGION", "virginia"),
                CoreFinding.CONFIG_REGION,
                "AWS_DEFAULT_REGION is \"virginia\": it must be the id of an AWS region. Write for example us-east-1.");
    }
}
