package com.aa.nxop.access.doctor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.access.internal.config.Setting;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file stands below the process's own environment, and its keys are spelled in several ways. */
class FileSettingsTest {
    private static final List<Setting> SETTINGS = List.of(Setting.values());

    private static Environment environment(Map<String, String> variables, Map<String, String> file) {
        return Environment.of(variables).with(FileSettings.of("app.properties", file));
    }

    private static List<String> strays(Environment environment) {
        return ReportedSettings.of(environment, SETTINGS).unknownVariables();
    }

    @ParameterizedTest
    @CsvSource({
        "nxop.cluster.arn, CLUSTER_ARN",
        "nxop.cluster-arn, CLUSTER_ARN",
        "nxop.clusterArn, CLUSTER_ARN",
        "nxop.cluster_arn, CLUSTER_ARN",
        "NXOP_CLUSTER_ARN, CLUSTER_ARN",
        "aws.region, AWS_REGION",
        "AWS_DEFAULT_REGION, AWS_REGION",
        "aws.roleArn, WEB_IDENTITY_ROLE",
        "AWS_ROLE_ARN, WEB_IDENTITY_ROLE"
    })
    void aKeyMayBeSpelledAsPropertyVariableOrInSpringsWay(String key, Setting setting) {
        assertThat(environment(Map.of(), Map.of(key, " x ")).find(setting))
                .contains(new ConfiguredValue(key + " in app.properties", "x"));
    }

    @Test
    void whatTheProcessSetsWins() {
        Environment environment =
                environment(Map.of("NXOP_ROLE", "a", "NXOP_REGION", " "), Map.of("nxop.role", "b", "nxop.region", "c"));
        assertThat(environment.find(Setting.ROLE).orElseThrow().value()).isEqualTo("a");
        assertThat(environment.find(Setting.REGION).orElseThrow().value())
                .as("blank is not set")
                .isEqualTo("c");
        assertThat(environment
                        .with(Map.of("NXOP_REGION", "d"))
                        .find(Setting.REGION)
                        .orElseThrow()
                        .value())
                .isEqualTo("d");
        assertThat(strays(environment))
                .containsExactly("nxop.role in app.properties is not used: NXOP_ROLE is set, too, and wins.");
    }

    @Test
    void aKeyThatNothingReadsIsNamedAndItsAdapterLookedFor() {
        Environment environment = environment(
                Map.of(), Map.of("nxop.role", "a", "nxop.rol", "hidden", "nxop.cluster-arm", "hidden", "other", "x"));
        assertThat(environment.fallback().orElseThrow().hasMoreThan(SETTINGS)).isTrue();
        assertThat(strays(environment))
                .containsExactly(
                        "nxop.cluster-arm in app.properties is set, but it is not a setting of this SDK. Did you mean"
                                + " NXOP_CLUSTER_ARN?",
                        "nxop.rol in app.properties is set, but it is not a setting of this SDK. Did you mean NXOP_ROLE?");
    }

    @Test
    void aBlankValueIsNotSetAndAFileOfOthersIsNamed() {
        Environment environment = environment(Map.of(), Map.of("nxop.role", " ", "server.port", "1"));
        assertThat(environment.find(Setting.ROLE)).isEmpty();
        assertThat(environment.fallback().orElseThrow().hasMoreThan(SETTINGS)).isFalse();
        assertThat(strays(environment)).containsExactly("There is no setting of this SDK in app.properties.");
        assertThat(strays(Environment.of(Map.of()))).isEmpty();
    }

    @Test
    void itsTextHoldsNoValue() {
        assertThat(FileSettings.of("app.properties", Map.of("nxop.external-id", "hidden")))
                .hasToString("FileSettings[app.properties, 1 keys]");
    }
}
