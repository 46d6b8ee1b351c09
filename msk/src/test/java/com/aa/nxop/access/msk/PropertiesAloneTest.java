package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no code of the application makes the client: text alone, and one session for the process. */
@Tag("full")
@SuppressWarnings("try") // What is closed is an environment, which nobody names.
final class PropertiesAloneTest {
    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void threeClientsShareOneSessionOfTheProcess(String mechanism) throws Exception {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().msk(msk -> msk.topic("t")).start()) {
            try (Alone alone = Alone.in(sandbox)) {
                for (int i = 0; i < 3; i++) {
                    try (Admin admin = Admin.create(Alone.text(sandbox, mechanism))) {
                        assertThat(admin.listTopics().names().get()).contains("t");
                    }
                }
                assertThat(sandbox.requests(Endpoint.STS)).isOne();
            }
        }
    }

    @Test
    void withoutConfigurationTheClientIsNotMadeAndSaysWhy() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.MSK).start()) {
            assertThat(catchThrowable(() ->
                            Admin.create(Alone.text(sandbox, "AWS_MSK_IAM")).close()))
                    .hasRootCauseMessage("""
                            NXOP access is not configured: 3 problems.
                              1. NXOP_ROLE is not set: it names the role in the NXOP account, as the annotation \
                            runway.aa.com/pod-identity does. Write for example NXOP_ROLE=178549792225/example-role. [config-missing]
                              2. NXOP_REGION is not set, and neither is AWS_REGION. The SDK never guesses the region. Write \
                            for example \
                            NXOP_REGION=us-east-1. [config-missing]
                              3. The pod has no credentials of its own: neither AWS_CONTAINER_CREDENTIALS_FULL_URI (EKS Pod Identity) nor \
                            AWS_WEB_IDENTITY_TOKEN_FILE with AWS_ROLE_ARN (IRSA) is set. EKS sets them when the pod starts: check that the \
                            service account has a Pod Identity association or the annotation eks.amazonaws.com/role-arn, then recreate \
                            the pod. [source-none]
                              Remedy: Correct the 3 settings named above.
                              More: https://nxop-access.example/docs/guide/troubleshooting.md#config-invalid""");
        }
    }
}
