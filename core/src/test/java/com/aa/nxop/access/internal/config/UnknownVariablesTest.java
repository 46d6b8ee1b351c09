package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.Pod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a name in code that is no setting's. What of variables, the Doctor tells. */
class UnknownVariablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NXOP_MSK_CLUSTER_ARN | cannot be used: no adapter on the class path reads it. If it is a setting of nxop-access-msk, add that adapter.",
                "NXOP_ROL | is not a setting of this SDK. Did you mean NXOP_ROLE?",
                "NXOP_SESSION_LENGTH | is not a setting of this SDK. Correct the name, or add the adapter that reads it.",
                "LENGTH | is not a setting of this SDK. Correct the name, or add the adapter that reads it."
            })
    void theBuilderRefusesEachWithTheReason(String name, String why) {
        assertThatThrownBy(() -> NxopConfig.builder(Pod.withPodIdentity())
                        .set(name, "hidden")
                        .build())
                .hasMessage(
                        "NXOP access is not configured: 1 problem.\n  1. the builder's " + name + " " + why
                                + " [config-invalid]\n  Remedy: Correct the setting named above.\n  More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid");
    }
}
