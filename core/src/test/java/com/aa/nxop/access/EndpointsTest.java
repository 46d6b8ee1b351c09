package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;

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
        NxopConfig config = Configured.by(variables);
        assertThat(config.endpoint("STS")).contains(URI.create("http://127.0.0.1:4566/sts"));
        assertThat(config.endpoint("S3")).contains(URI.create("https://all.example:8443"));
    }

    @Test
    void s3HasItsOwn() {
        NxopConfig config = Configured.with("AWS_ENDPOINT_URL_S3", "HTTP://127.0.0.1:9000");
        assertThat(config.endpoint("S3")).contains(URI.create("HTTP://127.0.0.1:9000"));
        assertThat(config.endpoint("STS")).isEmpty();
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
        for (String name : new String[] {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_S3"}) {
            Configured.hasOneProblem(
                    name,
                    value,
                    Finding.CONFIG_ENDPOINT,
                    name
                            + " is not an address: it must be an http or https URL with a host and no user name. Write for example"
                            + " https://sts.us-east-1.amazonaws.com, or leave it out.");
        }
    }
}
