package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Pod;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;

/** AWS_DEFAULTS_MODE=auto is answered from what is configured: the AWS SDK would ask the metadata service. */
@Tag("full")
class DefaultsModeTest {
    @ParameterizedTest
    @CsvSource({
        "'', us-east-1, LEGACY",
        "legacy, us-east-1, LEGACY",
        "standard, us-west-2, STANDARD",
        "In-Region, us-east-1, IN_REGION",
        "cross-region, us-east-1, CROSS_REGION",
        "mobile, us-east-1, MOBILE",
        "auto, us-east-1, IN_REGION",
        "AUTO, us-west-2, CROSS_REGION",
    })
    void autoIsNeverLeftToTheAwsSdk(String mode, String resources, DefaultsMode expected) {
        Map<String, String> variables = Pod.withPodIdentityAnd("AWS_DEFAULTS_MODE", mode);
        variables.put("NXOP_REGION", resources);
        assertThat(Configured.by(variables).defaultsMode()).isEqualTo(expected);
    }
}
