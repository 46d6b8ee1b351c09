package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.fakes.ConfigProblem;
import com.aa.nxop.access.fakes.Pod;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class S3SettingsTest {
    private static Optional<URI> endpoint(Map<String, String> variables) {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables))) {
            return S3Settings.of(nxop).endpoint();
        }
    }

    @Test
    void s3HasItsOwnEndpointOrTheOneForAll() {
        Map<String, String> variables = Pod.withPodIdentityAnd("AWS_ENDPOINT_URL", "https://all.example:8443");
        assertThat(endpoint(variables)).contains(URI.create("https://all.example:8443"));
        variables.put("AWS_ENDPOINT_URL_S3", "HTTP://127.0.0.1:9000");
        assertThat(endpoint(variables)).contains(URI.create("HTTP://127.0.0.1:9000"));
        assertThat(endpoint(Pod.withPodIdentity())).isEmpty();
    }

    /** What AWS answers elsewhere holds no keys: a local S3 may be anywhere. */
    @Test
    void itMayBeElsewhere() {
        assertThat(endpoint(Pod.withPodIdentityAnd("AWS_ENDPOINT_URL_S3", "http://minio:9000")))
                .isPresent();
    }

    @Test
    void whatIsNoAddressIsNotRepeated() {
        ConfigProblem.isTheOnlyOne(
                "AWS_ENDPOINT_URL_S3",
                "http://user:password@s3.example/",
                CoreFinding.CONFIG_ENDPOINT,
                "AWS_ENDPOINT_URL_S3 is not an address: it must be an http or https URL with a host and no user name. Write for example"
                        + " https://sts.us-east-1.amazonaws.com, or leave it out.");
    }
}
