package com.aa.nxop.access.doctor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.access.internal.config.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which settings a diagnosis shows, and which variables it takes for misspelt settings. */
class ReportedSettingsTest {
    private static ReportedSettings reported(Map<String, String> variables) {
        return ReportedSettings.of(Environment.of(variables), List.of(Setting.values()));
    }

    private static List<String> of(String... names) {
        return reported(Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> "x")))
                .unknownVariables();
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
        String said = "NXOP_" + name + " is set, but it is not a setting of this SDK";
        assertThat(of("NXOP_" + name))
                .containsExactly(said + (meant.isEmpty() ? "." : ". Did you mean NXOP_" + meant + "?"));
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
                        "NXOP_OTHER is set, but it is not a setting of this SDK.",
                        "NXOP_ROL is set, but it is not a setting of this SDK. Did you mean NXOP_ROLE?");
    }

    /** Core does not know the adapters; but their settings begin with their names. */
    @Test
    void oneOfAnAdapterThatIsNotThereIsNotCalledUnknown() {
        assertThat(of("NXOP_MSK_CLUSTER_ARN"))
                .containsExactly(
                        "NXOP_MSK_CLUSTER_ARN is set, but no adapter on the class path reads it. If it is a setting of"
                                + " nxop-access-msk, add that adapter.");
        assertThat(of("NXOP_SESSION_LENGTH_OF_IT"))
                .containsExactly("NXOP_SESSION_LENGTH_OF_IT is set, but it is not a setting of this SDK.");
    }

    @Test
    void aBlankOneCountsAsNotSet() {
        assertThat(reported(Map.of("NXOP_ROL", " ")).unknownVariables()).isEmpty();
    }

    @Test
    void oneVariableStandsInForAnotherUnderItsOwnName() {
        assertThat(reported(Map.of("AWS_DEFAULT_REGION", "eu-west-1")).all())
                .containsExactly(new SettingReport("AWS_DEFAULT_REGION", "variable", "eu-west-1"));
        assertThat(reported(Map.of("AWS_REGION", "us-west-2", "AWS_DEFAULT_REGION", "not one"))
                        .all())
                .containsExactly(new SettingReport("AWS_REGION", "variable", "us-west-2"));
    }

    @Test
    void proxiesAreShownWithoutTheirLogins() {
        Map<String, String> variables = Map.of(
                "HTTPS_PROXY", "http://user:hidden@proxy:3128",
                "http_proxy", "ftp://user:hidden@proxy",
                "NO_PROXY", ".svc,10.0.0.0/8");
        assertThat(reported(variables).all())
                .contains(
                        new SettingReport("HTTPS_PROXY", "variable", "proxy:3128"),
                        new SettingReport("http_proxy", "variable", "not a proxy"),
                        new SettingReport("NO_PROXY", "variable", ".svc,10.0.0.0/8"))
                .noneMatch(setting -> setting.value().contains("hidden"));
        Map<String, String> properties =
                Map.of("https.proxyHost", "java", "https.proxyUser", "user", "https.proxyPassword", "hidden");
        assertThat(ReportedSettings.of(Environment.of(properties, Map.of()), List.of(Setting.values()))
                        .toString())
                .contains("https.proxyHost")
                .doesNotContain("hidden");
    }
}
