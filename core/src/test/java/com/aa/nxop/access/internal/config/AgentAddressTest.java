package com.aa.nxop.access.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.config.SourceSettings.PodIdentity;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pod's token goes over this line, so only these hosts may be spoken to without TLS. */
class AgentAddressTest {
    private static final String VARIABLE = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static final String RULE =
            ": the SDK sends the pod's token only over https, to a loopback address, or to the agent's own addresses"
                    + " 169.254.170.23 and [fd00:ec2::23]. Leave it as EKS sets it: http://169.254.170.23/v1/credentials.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.170.23/v1/credentials",
                "http://[fd00:ec2::23]/v1/credentials",
                "http://[FD00:EC2::23]/v1/credentials",
                "http://127.0.0.1:8080/v1/credentials",
                "http://127.0.0.2/",
                "http://[::1]:8080/v1/credentials",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://localhost:8080/v1/credentials",
                "HTTP://LOCALHOST/",
                "https://agent.example/v1/credentials",
                "https://10.0.0.1/",
                "HTTPS://agent.example/",
            })
    void isTaken(String address) {
        PodIdentity source = (PodIdentity) Configured.with(VARIABLE, address).source();
        assertThat(source.endpoint()).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/, 10.0.0.1",
        "http://example.com/, example.com",
        "http://127.0.0.1.evil.example/, 127.0.0.1.evil.example",
        "http://localhost.evil/, localhost.evil",
        "http://evil.localhost/, evil.localhost",
        "http://169.254.170.2/, 169.254.170.2",
        "http://169.254.169.254/latest, 169.254.169.254",
        "http://169.254.170.23.evil.example/, 169.254.170.23.evil.example",
        "http://[fd00:ec2::24]/, [fd00:ec2::24]",
        "http://[::ffff:10.0.0.1]/, [::ffff:10.0.0.1]",
        "http://0.0.0.0/, 0.0.0.0",
    })
    void isRefused(String address, String host) {
        Configured.hasOneProblem(
                VARIABLE, address, CoreFinding.CONFIG_ENDPOINT, VARIABLE + " names the host " + host + RULE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/credentials",
                "169.254.170.23",
                "ftp://127.0.0.1/",
                "http://127.0.0.1@evil.example/",
                "http://user:hidden@127.0.0.1/",
                "http://2130706433\\@evil.example/",
                "not an address",
            })
    void isNoAddressAtAll(String address) {
        Configured.hasOneProblem(
                VARIABLE, address, CoreFinding.CONFIG_ENDPOINT, VARIABLE + " is not an address" + RULE);
        assertThat(Configured.failure(Pod.withPodIdentityAnd(VARIABLE, address)))
                .hasMessageNotContaining("hidden")
                .hasMessageNotContaining("evil");
    }
}
