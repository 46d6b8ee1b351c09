package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.network.ForwardProxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedProxyTest {
    @Test
    void theReportNamesTheProxyAndNotItsLogin() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                ForwardProxy proxy = ForwardProxy.start()) {
            proxy.demandLogin("app", "canary-s3cret");
            Map<String, String> variables = new HashMap<>(sandbox.environment());
            variables.remove("AWS_ENDPOINT_URL_STS");
            variables.put(
                    "HTTPS_PROXY", "http://app:canary-s3cret@" + proxy.uri().getAuthority());
            assertThat(Told.with(variables).out().replaceAll("\\s+", " "))
                    .contains(
                            "STS in us-east-1 through the proxy " + proxy.uri().getAuthority() + " (from HTTPS_PROXY)")
                    .doesNotContain("canary");
        }
    }
}
