package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.Pod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which variables are taken for misspelt settings, and for which. */
class UnknownVariablesTest {
    private static List<String> of(String... names) {
        return new UnknownVariables(List.of(Setting.values())).notes(List.of(names));
    }

    @ParameterizedTest
    @CsvSource({
        "ROL, ROLE",
        "ROLES, ROLE",
        "R0LE, ROLE",
        "RLOE, ROLE",
        "role, ''",
        "SESSION_TAG, SESSION_TAGS",
        "POD_ID, POD_UID",
        "'', ''"
    })
    void theSettingThatIsMeantIsTheNearestWithinTwoEdits(String name, String meant) {
        String said = "NXOP_" + name + " is set and is no setting of this SDK";
        assertThat(of("NXOP_" + name))
                .containsExactly(said + (meant.isEmpty() ? "." : "; is NXOP_" + meant + " meant?"));
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void noSettingIsAStray(Setting setting) {
        assertThat(of(setting.variable())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "AWS_REGIO",
                "MY_NXOP_ROL",
                "nxop_rol",
                "NXOP_SERVICE_HOST",
                "NXOP_ROL_SERVICE_HOST",
                "NXOP_PORT",
                "NXOP_ROL_SERVICE_PORT",
                "NXOP_ROL_SERVICE_PORT_HTTP",
                "NXOP_ROL_PORT",
                "NXOP_ROL_PORT_443_TCP_ADDR"
            })
    void whatIsNotOursAndWhatKubernetesSetsForAServiceIsNone(String name) {
        assertThat(of(name)).isEmpty();
    }

    @Test
    void eachIsToldInTheOrderOfTheNames() {
        assertThat(of("NXOP_ROL", "NXOP_OTHER", "NXOP_REGION"))
                .containsExactly(
                        "NXOP_OTHER is set and is no setting of this SDK.",
                        "NXOP_ROL is set and is no setting of this SDK; is NXOP_ROLE meant?");
    }

    /** Core does not know the adapters; but their settings begin with their names. */
    @Test
    void oneOfAnAdapterThatIsNotThereIsNotCalledUnknown() {
        assertThat(of("NXOP_MSK_CLUSTER_ARN"))
                .containsExactly(
                        "NXOP_MSK_CLUSTER_ARN is set, but no adapter on the class path reads it. If it is a setting of"
                                + " nxop-access-msk, add that adapter.");
        assertThat(of("NXOP_SESSION_LENGTH_OF_IT"))
                .containsExactly("NXOP_SESSION_LENGTH_OF_IT is set and is no setting of this SDK.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NXOP_MSK_CLUSTER_ARN | cannot be used: no adapter on the class path reads it. If it is a setting of nxop-access-msk, add that adapter.",
                "NXOP_ROL | is no setting of this SDK. Write NXOP_ROLE?",
                "NXOP_SESSION_LENGTH | is no setting of this SDK. Correct the name, or add the adapter that reads it.",
                "LENGTH | is no setting of this SDK. Correct the name, or add the adapter that reads it."
            })
    void theBuilderRefusesEachWithTheReason(String name, String why) {
        assertThatThrownBy(() -> NxopConfig.builder(Pod.withPodIdentity())
                        .set(name, "hidden")
                        .build())
                .hasMessage(
                        "NXOP access is not configured: 1 problem.\n  1. the builder's " + name + " " + why
                                + " [config-invalid]\n  Remedy: Correct the setting named above.\n  More: docs/troubleshooting.md#config-invalid");
    }

    @Test
    void aBlankOneCountsAsNotSet() {
        assertThat(ReportedSettings.of(Environment.of(Map.of("NXOP_ROL", " "))).unknownVariables())
                .isEmpty();
    }
}
