package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.fakes.Pod;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret in the wrong variable is as easily done as a typing mistake: the message must not pass it on. */
class SecretsInSettingsTest {
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJoaWRkZW4ifQ.aGlkZGVu";

    @ParameterizedTest
    @EnumSource(Setting.class)
    void aTokenInAnyVariableIsInNoMessage(Setting setting) {
        Map<String, String> variables = Pod.withPodIdentity();
        variables.putAll(Pod.withWebIdentity());
        variables.put("NXOP_ENVIRONMENT", "one problem in any case");
        variables.put(setting.variable(), TOKEN);
        assertThat(Configured.failure(variables)).hasMessageNotContaining("eyJ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "AKIAIOSFODNN7EXAMPLE",
                "ASIAIOSFODNN7EXAMPLE",
                "key ASIAIOSFODNN7EXAMPLE and more",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            })
    void whatLooksLikeASecretIsNotRepeated(String secret) {
        Configured.hasOneProblem(
                "NXOP_ENVIRONMENT",
                secret,
                Finding.CONFIG_CHOICE,
                "NXOP_ENVIRONMENT is not shown (" + secret.length()
                        + " characters): it must be one of dev, nonprod, prod. Write for example dev.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIA", "ey", "akiaiosfodnn7example", "a/40/character/path/that/is/no/secret-key"})
    void whatLooksLikeNoneIsRepeatedToHelp(String value) {
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_ENVIRONMENT", value)))
                .hasMessageContaining("NXOP_ENVIRONMENT is \"" + value + "\"");
    }

    @Test
    void aTokenThatWasGivenWhereItBelongsIsShownByNothing() {
        NxopConfig config = Configured.with("AWS_CONTAINER_AUTHORIZATION_TOKEN", TOKEN);
        assertThat(config.toString() + config.source() + config.session() + config.workload())
                .doesNotContain("eyJ");
    }
}
