package com.aa.nxop.access.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Stage;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The source is chosen by what is configured. If it fails, access fails: nothing else is tried. */
@Tag("full")
final class NoOtherIdentityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"no association", "empty token", "expired token", "agent down", "agent garbage", "no token file"
            })
    void podIdentityThatFailsLeadsNowhereElse(String failure) {
        // A second world's web identity would work at once, were it tried; so would the keys and the metadata service.
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopSandbox temptation =
                        NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start()) {
            Map<String, String> variables = new HashMap<>(temptation.environment());
            variables.putAll(sandbox.environment());
            variables.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
            variables.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
            variables.put(
                    "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                    sandbox.uri(Endpoint.METADATA).toString());
            System.setProperty(
                    "aws.ec2MetadataServiceEndpoint",
                    sandbox.uri(Endpoint.METADATA).toString());
            System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
            System.setProperty("aws.secretAccessKey", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
            try {
                bring(failure, sandbox, variables);
                AccessException refusal = Refused.with(variables);
                assertThat(refusal.stage()).isEqualTo(Stage.SOURCE);
                assertThat(sandbox.requests(Endpoint.STS)).isZero();
                assertThat(sandbox.requests(Endpoint.METADATA)).isZero();
                assertThat(temptation.requests(Endpoint.STS)).isZero();
                assertThat(temptation.sts().calls()).isEmpty();
            } finally {
                System.clearProperty("aws.ec2MetadataServiceEndpoint");
                System.clearProperty("aws.accessKeyId");
                System.clearProperty("aws.secretAccessKey");
            }
        }
    }

    private static void bring(String failure, NxopSandbox sandbox, Map<String, String> variables) {
        switch (failure) {
            case "no association" -> sandbox.pod().removeAssociation();
            case "empty token" -> sandbox.token().write("");
            case "expired token" -> sandbox.token().expire();
            case "agent down" -> sandbox.faults(Endpoint.AGENT).inject(Fault.reset());
            case "agent garbage" -> sandbox.faults(Endpoint.AGENT).inject(Fault.garbage());
            default -> variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/nonexistent/token");
        }
    }

    @Test
    void webIdentityThatFailsLeadsNowhereElse() {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().source(PodSource.WEB_IDENTITY).start()) {
            sandbox.token().expire();
            AccessException refusal = Refused.in(sandbox);
            assertThat(refusal.finding().id()).isEqualTo("token-expired");
            assertThat(sandbox.requests(Endpoint.METADATA)).isZero();
            assertThat(sandbox.requests(Endpoint.AGENT)).isZero();
        }
    }
}
