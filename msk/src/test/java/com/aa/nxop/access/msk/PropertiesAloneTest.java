package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no code of the application makes the client: text alone, and one session for the process. */
final class PropertiesAloneTest {
    /** The names that the AWS SDK gives to what EKS sets; ours follow a rule. */
    private static final Map<String, String> NAMES = Map.of(
            "AWS_REGION", "aws.region",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", "aws.containerCredentialsFullUri",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "aws.containerAuthorizationTokenFile",
            "AWS_ENDPOINT_URL_STS", "aws.endpointUrlSts");

    private static Properties text(NxopSandbox sandbox, String mechanism) {
        boolean bearer = mechanism.equals("OAUTHBEARER");
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", sandbox.msk().bootstrapServers());
        properties.setProperty("security.protocol", "SASL_SSL");
        properties.setProperty("sasl.mechanism", mechanism);
        properties.setProperty(
                "sasl.jaas.config",
                bearer
                        ? "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;"
                        : "software.amazon.msk.auth.iam.IAMLoginModule required;");
        properties.setProperty(
                bearer ? "sasl.login.callback.handler.class" : "sasl.client.callback.handler.class",
                "com.aa.nxop.access.msk.NxopMskCallbackHandler");
        properties.setProperty("ssl.truststore.type", "PEM");
        properties.setProperty("ssl.truststore.location", sandbox.environment().get("NXOP_MSK_CA_FILE"));
        properties.setProperty("default.api.timeout.ms", "15000");
        properties.setProperty("request.timeout.ms", "10000");
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void threeClientsShareOneSessionOfTheProcess(String mechanism) throws Exception {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().with(Part.MSK).topic("t").start()) {
            List<String> set = asSystemProperties(sandbox);
            try {
                for (int i = 0; i < 3; i++) {
                    try (Admin admin = Admin.create(text(sandbox, mechanism))) {
                        assertThat(admin.listTopics().names().get()).contains("t");
                    }
                }
                assertThat(sandbox.requests(Endpoint.STS)).isOne();
            } finally {
                NxopAccess.shared().close();
                set.forEach(System::clearProperty);
            }
        }
    }

    @Test
    void withoutConfigurationTheClientIsNotMadeAndSaysWhy() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.MSK).start()) {
            assertThat(catchThrowable(
                            () -> Admin.create(text(sandbox, "AWS_MSK_IAM")).close()))
                    .hasRootCauseMessage("""
                            NXOP access is not configured: 3 problems.
                              1. NXOP_ROLE is not set: it names the role in the NXOP account, as the annotation \
                            runway.aa.com/pod-identity does. Write for example NXOP_ROLE=178549792225/example-role. [config-missing]
                              2. NXOP_REGION is not set, and neither is AWS_REGION: the region is never guessed. Write for example \
                            NXOP_REGION=us-east-1. [config-missing]
                              3. The pod has no credentials of its own: neither AWS_CONTAINER_CREDENTIALS_FULL_URI (EKS Pod Identity) nor \
                            AWS_WEB_IDENTITY_TOKEN_FILE with AWS_ROLE_ARN (IRSA) is set. EKS sets them when the pod starts: check that the \
                            service account has a Pod Identity association or the annotation eks.amazonaws.com/role-arn, then recreate \
                            the pod. [source-none]
                              Remedy: Correct the 3 settings named above.
                              More: docs/troubleshooting.md#config-invalid""");
        }
    }

    private static List<String> asSystemProperties(NxopSandbox sandbox) {
        List<String> set = new ArrayList<>();
        sandbox.environment().forEach((name, value) -> {
            String property =
                    name.startsWith("NXOP_") ? name.toLowerCase(Locale.ROOT).replace('_', '.') : NAMES.get(name);
            if (property != null) {
                System.setProperty(property, value);
                set.add(property);
            }
        });
        return set;
    }
}
