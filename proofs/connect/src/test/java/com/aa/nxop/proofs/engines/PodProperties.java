package com.aa.nxop.proofs.engines;

import com.aa.nxop.access.NxopAccess;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The pod's variables, as system properties of this JVM until the close. */
final class PodProperties implements AutoCloseable {
    /** The AWS SDK's names; ours follow a rule. */
    private static final Map<String, String> NAMES = Map.of(
            "AWS_REGION", "aws.region",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", "aws.containerCredentialsFullUri",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "aws.containerAuthorizationTokenFile",
            "AWS_ENDPOINT_URL_STS", "aws.endpointUrlSts",
            "AWS_ENDPOINT_URL_KAFKA", "aws.endpointUrlKafka",
            "AWS_ENDPOINT_URL_DOCDB", "aws.endpointUrlDocdb");

    private final Map<String, String> properties = new HashMap<>();

    PodProperties(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            String property =
                    name.startsWith("NXOP_") ? name.toLowerCase(Locale.ROOT).replace('_', '.') : NAMES.get(name);
            if (property != null) {
                properties.put(property, value);
            }
        });
    }

    PodProperties and(String name, Object value) {
        properties.put(name, value.toString());
        return this;
    }

    PodProperties set() {
        properties.forEach(System::setProperty);
        return this;
    }

    @Override
    public void close() {
        NxopAccess.shared().close();
        properties.keySet().forEach(System::clearProperty);
    }
}
