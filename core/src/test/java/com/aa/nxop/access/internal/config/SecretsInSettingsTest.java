package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
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
                "\"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"",
                "'" + TOKEN + "'",
                "Bearer " + TOKEN,
                "hvs.CAESIJlWh0EXAMPLE",
                "s3://x?X-Amz-Security-Token=FwoGZXIvYXdzEXAMPLE",
                "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "glpat-EXAMPLExxEXAMPLExx",
                "password=correct-horse-battery",
            })
    void whatLooksLikeASecretIsNotRepeated(String secret) {
        Configured.hasOneProblem(
                "NXOP_ENVIRONMENT",
                secret,
                CoreFinding.CONFIG_CHOICE,
                "NXOP_ENVIRONMENT is not shown (" + secret.length()
                        + " characters): it must be one of dev, nonprod, prod. Write for example dev.");
    }

    /** Of a text that may be a key of any other service. */
    @ParameterizedTest
    @ValueSource(strings = {"sk1aB2cD3eF4gH5iJ6kL7mN8", "0aB1cD2eF3gH4iJ5kL6mN7oP8qR9"})
    void whatMayBeASecretIsShortened(String value) {
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_ENVIRONMENT", value)))
                .hasMessageContaining("NXOP_ENVIRONMENT is \"" + value.substring(0, 4) + "…\" (" + value.length()
                        + " characters): it must");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "178549792225/ExampleRole",
                "arn:aws:iam::178549792225:role/teams/Flight2/Ops/ExampleRole",
                "AKIA",
                "ey",
                "akiaiosfodnn7example",
                "a/40/character/path/that/is/no/secret-key"
            })
    void whatLooksLikeNoneIsRepeatedToHelp(String value) {
        assertThat(Configured.failure(Pod.withPodIdentityAnd("NXOP_ENVIRONMENT", value)))
                .hasMessageContaining("NXOP_ENVIRONMENT is \"" + value + "\"");
    }

    @Test
    void aTokenThatWasGivenWhereItBelongsIsShownByNothing() {
        AccessSettings config = Configured.with("AWS_CONTAINER_AUTHORIZATION_TOKEN", TOKEN);
        assertThat(config.toString() + config.source() + config.session() + config.workload())
                .doesNotContain("eyJ");
    }
}
