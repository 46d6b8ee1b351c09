package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.spi.ConfiguredValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Builder, then system property, then variable. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PrecedenceTest {
    @ParameterizedTest
    @EnumSource(Setting.class)
    void aSystemPropertyIsFoundForEveryVariable(Setting setting) {
        SystemProperties.with(setting.property(), "from-property", () -> {
            ConfiguredValue found = Environment.ofProcess().find(setting).orElseThrow();
            assertThat(found.value()).isEqualTo("from-property");
            assertThat(found.name()).isEqualTo("the system property " + setting.property());
        });
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void theBuilderWinsOverTheSystemProperty(Setting setting) {
        SystemProperties.with(setting.property(), "from-property", () -> {
            Environment environment = Environment.ofProcess().with(Map.of(setting.variable(), "from-builder"));
            ConfiguredValue found = environment.find(setting).orElseThrow();
            assertThat(found.value()).isEqualTo("from-builder");
            assertThat(found.name()).isEqualTo("the builder's " + setting.variable());
        });
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void theBuilderWinsOverTheVariable(Setting setting) {
        Environment environment = Environment.of(Map.of(setting.variable(), "from-variable"));
        assertThat(environment.find(setting)).map(ConfiguredValue::value).contains("from-variable");
        assertThat(environment.find(setting)).map(ConfiguredValue::name).contains(setting.variable());
        assertThat(environment.with(Map.of(setting.variable(), "from-builder")).find(setting))
                .map(ConfiguredValue::value)
                .contains("from-builder");
    }

    /** The build sets AWS_EC2_METADATA_DISABLED and no variable of ours, so each layer is looked at through its seam. */
    @Test
    void theSystemPropertyWinsOverTheVariable() {
        Environment environment =
                Environment.of(Map.of("nxop.region", "eu-west-1"), Map.of("NXOP_REGION", "us-west-2"));
        assertThat(environment.find(Setting.REGION)).map(ConfiguredValue::value).contains("eu-west-1");
    }

    @Test
    void aProcessCanBeConfiguredBySystemPropertiesAlone() {
        Map<String, String> properties = Map.of(
                "nxop.role", "178549792225/from-property",
                "nxop.region", "eu-west-1",
                "aws.containerCredentialsFullUri", "http://127.0.0.1/",
                "aws.containerAuthorizationToken", "t");
        SystemProperties.with(properties, () -> {
            AccessSettings config = AccessSettings.read(Environment.ofProcess());
            assertThat(config.role().name()).isEqualTo("from-property");
            assertThat(config.region().id()).isEqualTo("eu-west-1");
            NxopConfig built =
                    NxopConfig.builder().role("178549792225/from-builder").build();
            assertThat(built.role().name()).isEqualTo("from-builder");
            assertThat(built.region().id()).isEqualTo("eu-west-1");
        });
    }

    @Test
    void theMessageNamesTheSystemProperty() {
        SystemProperties.with(
                "nxop.session.duration",
                "PT2H",
                () -> assertThat(org.assertj.core.api.Assertions.catchThrowable(NxopConfig::fromEnvironment))
                        .hasMessageContaining(
                                "the system property nxop.session.duration is \"PT2H\": a session from role chaining"));
    }

    @Test
    void givenVariablesShutOutSystemProperties() {
        SystemProperties.with(
                "nxop.role",
                "178549792225/from-property",
                () -> assertThat(Configured.by(Pod.withPodIdentity()).role().name())
                        .isEqualTo("example-role"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void aBlankValueCountsAsNotSet(String blank) {
        Environment environment = Environment.of(Map.of("NXOP_REGION", blank));
        assertThat(environment.find(Setting.REGION)).isEmpty();
        assertThat(environment.with(Map.of(Setting.REGION.variable(), blank)).find(Setting.REGION))
                .isEmpty();
    }

    @Test
    void aBlankBuilderValueUnsetsTheVariable() {
        Environment environment = Environment.of(Map.of("NXOP_REGION", "eu-west-1"));
        assertThat(environment.with(Map.of(Setting.REGION.variable(), " ")).find(Setting.REGION))
                .isEmpty();
    }

    @Test
    void aBlankSystemPropertyLeavesTheVariable() {
        Environment environment = Environment.of(Map.of("nxop.region", "  "), Map.of("NXOP_REGION", "us-west-2"));
        assertThat(environment.find(Setting.REGION)).map(ConfiguredValue::value).contains("us-west-2");
    }

    @Test
    void valuesAreTrimmedAndFoundOnesDoNotShowTheirValue() {
        Environment environment = Environment.of(Map.of("NXOP_EXTERNAL_ID", "  hidden \n"));
        ConfiguredValue found = environment.find(Setting.EXTERNAL_ID).orElseThrow();
        assertThat(found.value()).isEqualTo("hidden");
        assertThat(found).hasToString("NXOP_EXTERNAL_ID");
    }

    @Test
    void laterChangesOfTheMapDoNotCount() {
        Map<String, String> variables = Pod.withPodIdentity();
        NxopConfig.Builder builder = NxopConfig.builder(variables);
        variables.put("NXOP_ROLE", "178549792225/changed");
        assertThat(builder.build().role().name()).isEqualTo("example-role");
    }
}
