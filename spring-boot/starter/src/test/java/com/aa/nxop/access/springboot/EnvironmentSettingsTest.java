package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Names as Spring's users write them. */
final class EnvironmentSettingsTest {
    private static EnvironmentSettings of(Map<String, String> properties) {
        return EnvironmentSettings.of(new Binder(new MapConfigurationPropertySource(properties)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nxop.msk.cluster.arn",
                "nxop.msk.cluster-arn",
                "nxop.msk.clusterArn",
                "nxop.msk.cluster_arn",
                "nxop.mskClusterArn",
                "NXOP_MSK_CLUSTER_ARN"
            })
    void eachSpellingOfANameMeansTheSetting(String name) {
        assertThat(of(Map.of(name, "arn")).properties()).isEqualTo(Map.of("nxop.msk.cluster.arn", "arn"));
    }

    @Test
    void variablesOfTheAwsSdkCountToo() {
        assertThat(of(Map.of("AWS_REGION", "eu-west-1")).variables()).isEqualTo(Map.of("AWS_REGION", "eu-west-1"));
    }

    /** As Spring has it: a pod's variable counts more than the file in its image, however each spells the name. */
    @Test
    void theFirstSourceThatHasASettingWins() {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("file", Map.of("nxop.session-tags", "of=file", "nxop.region", "x")));
        sources.addFirst(new SystemEnvironmentPropertySource("pod", Map.of("NXOP_SESSION_TAGS", "of=pod")));
        assertThat(EnvironmentSettings.of(environment).properties())
                .isEqualTo(Map.of("nxop.session.tags", "of=pod", "nxop.region", "x"));
    }

    @Test
    void aTypicalMistakeIsNamedWithWhatIsMeant() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "application",
                        Map.of(
                                "nxop.rol",
                                "x",
                                "nxop.session-tgas",
                                "x",
                                "nxop.fail-fast",
                                "x",
                                "nxop.msk.caFile",
                                "x")));
        assertThat(AccessEnvironmentPostProcessor.unknown(environment))
                .containsExactly(
                        "nxop.rol is set, but it is not a setting of this SDK. Did you mean NXOP_ROLE?",
                        "nxop.session-tgas is set, but it is not a setting of this SDK. Did you mean NXOP_SESSION_TAGS?");
    }

    @Test
    void noTwoSettingsDifferInDotsAlone() {
        SettingNames names = SettingNames.installed();
        assertThat(names.all())
                .allSatisfy(setting -> assertThat(names.of(setting.variable())).contains(setting));
    }
}
