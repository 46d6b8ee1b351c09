package com.aa.nxop.access.msk;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** A process that is configured by its environment, and a Kafka client of text alone. */
final class Alone implements AutoCloseable {
    /** The names that the AWS SDK gives to what EKS sets; ours follow a rule. */
    private static final Map<String, String> NAMES = Map.of(
            "AWS_REGION", "aws.region",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", "aws.containerCredentialsFullUri",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "aws.containerAuthorizationTokenFile",
            "AWS_ENDPOINT_URL_STS", "aws.endpointUrlSts",
            "AWS_ENDPOINT_URL_KAFKA", "aws.endpointUrlKafka");

    private final List<String> set = new ArrayList<>();

    /** With the sandbox's variables, as system properties, and these in place of them or beside; an empty one is not set. */
    static Alone in(NxopSandbox sandbox, String... more) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        Alone alone = new Alone();
        variables.forEach((name, value) -> {
            String property =
                    name.startsWith("NXOP_") ? name.toLowerCase(Locale.ROOT).replace('_', '.') : NAMES.get(name);
            if (property != null && !value.isEmpty()) {
                System.setProperty(property, value);
                alone.set.add(property);
            }
        });
        return alone;
    }

    /** As a framework has it, without a line of the SDK's API. */
    static Properties text(NxopSandbox sandbox, String mechanism) {
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
        properties.setProperty("ssl.truststore.location", sandbox.environment().getOrDefault("NXOP_MSK_CA_FILE", ""));
        properties.setProperty("default.api.timeout.ms", "15000");
        properties.setProperty("request.timeout.ms", "10000");
        return properties;
    }

    /** Also the access that a client may have had made. */
    @Override
    public void close() {
        NxopAccess.shared().close();
        set.forEach(System::clearProperty);
    }
}
