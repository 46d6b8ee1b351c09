package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.Pod;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    @Test
    void aServiceHasItsOwnOrTheOneForAll() {
        Map<String, String> variables = Pod.withPodIdentityAnd("AWS_ENDPOINT_URL", "https://all.example:8443");
        variables.put("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:4566/sts");
        AccessSettings config = Configured.by(variables);
        assertThat(config.endpoints().sts()).contains(URI.create("http://127.0.0.1:4566/sts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"})
    void stsIsAskedOverPlainHttpOnLoopbackAlone(String variable) {
        Configured.hasOneProblem(
                variable,
                "http://sts.example:4566",
                CoreFinding.CONFIG_ENDPOINT,
                variable
                        + " names http://sts.example for STS: with plain http, everybody on the way can read the secret keys"
                        + " in the answers of STS. Write https://. For a local world outside this pod, set"
                        + " NXOP_ALLOW_HTTP_STS=true.");
        for (String local : new String[] {
            "http://127.0.0.1:4566",
            "http://localhost:4566",
            "http://[::1]:4566",
            "HTTP://LOCALHOST",
            "https://sts.example"
        }) {
            assertThat(Configured.with(variable, local).endpoints().sts()).isPresent();
        }
        // Whatever a name looks like, it may lead anywhere.
        for (String other :
                new String[] {"http://localhost.example", "http://127.0.0.1.example", "http://169.254.170.23"}) {
            assertThat(Configured.failure(Pod.withPodIdentityAnd(variable, other))
                            .finding()
                            .id())
                    .isEqualTo("config-endpoint");
        }
    }

    @Test
    void aSettingThatSaysSoAllowsIt() {
        Map<String, String> variables = Pod.withPodIdentityAnd("AWS_ENDPOINT_URL_STS", "http://localstack:4566");
        variables.put("NXOP_ALLOW_HTTP_STS", "true");
        assertThat(Configured.by(variables).endpoints().sts()).contains(URI.create("http://localstack:4566"));
        variables.remove("NXOP_ALLOW_HTTP_STS");
        assertThat(AccessSettings.read(Environment.of(variables).with(Map.of("NXOP_ALLOW_HTTP_STS", "true")))
                        .endpoints()
                        .sts())
                .isPresent();
        variables.put("NXOP_ALLOW_HTTP_STS", "false");
        assertThat(Configured.failure(variables).finding().id()).isEqualTo("config-endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sts.us-east-1.amazonaws.com",
                "ftp://sts.example",
                "http://",
                "http:///path",
                "https:sts.example",
                "http://bad host/",
                "http://under_score.example/",
                "file:///etc/passwd",
                "http://user:password@sts.example/",
                "https://token@sts.example/",
            })
    void whatIsNoAddressIsNotRepeated(String value) {
        for (String name : new String[] {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS"}) {
            Configured.hasOneProblem(
                    name,
                    value,
                    CoreFinding.CONFIG_ENDPOINT,
                    name
                            + " is not an address: it must be an http or https URL with a host and no user name. Write for example"
                            + " https://sts.us-east-1.amazonaws.com, or leave it out.");
        }
    }
}
