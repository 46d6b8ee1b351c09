package com.aa.nxop.access.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.AccessException;
import java.util.Map;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** A credentials provider made as the S3 sinks of Confluent and Aiven make it, neither of which Maven Central has. */
@Tag("full")
@Timeout(120)
final class ConnectCredentialsTest {
    private static final String CLASS = "com.aa.nxop.access.connectors.NxopConnectCredentialsProvider";

    private final TwoBuckets world = new TwoBuckets();

    @AfterEach
    void stop() {
        world.close();
    }

    /** Confluent's: by its no-argument constructor, then with the properties after the prefix, the class's own left out. */
    private static AwsCredentialsProvider ofConfluent(Map<String, String> connector) throws Exception {
        AwsCredentialsProvider provider = Class.forName(CLASS)
                .asSubclass(AwsCredentialsProvider.class)
                .getDeclaredConstructor()
                .newInstance();
        if (provider instanceof Configurable configurable) {
            Map<String, Object> properties =
                    new AbstractConfig(new ConfigDef(), connector).originalsWithPrefix("s3.credentials.provider.");
            properties.remove("class");
            properties.put("aws.access.key.id", "");
            configurable.configure(properties);
        }
        return provider;
    }

    @Test
    void confluentsSinkHandsOverThePropertiesAfterItsPrefix() throws Exception {
        Map<String, String> connector = Map.of(
                "connector.class",
                "io.confluent.connect.s3.S3SinkConnector",
                "s3.credentials.provider.class",
                CLASS,
                "s3.credentials.provider.nxopRole",
                TwoBuckets.FIRST_ROLE);
        try (NxopConnectCredentialsProvider provider = (NxopConnectCredentialsProvider) ofConfluent(connector)) {
            String key = provider.resolveCredentials().accessKeyId();
            assertThat(provider.resolveIdentity(ResolveIdentityRequest.builder().build())
                            .join()
                            .accessKeyId())
                    .isEqualTo(key);
            assertThat(provider).hasToString("ConnectNxopCredentialsProvider[" + TwoBuckets.ARN + "]");
        }
        assertThat(world.roles()).containsExactly("first-role");
    }

    /** Aiven's: with all of the connector's. */
    @Test
    void aivensSinkHandsOverAllOfItsProperties() {
        ConfigDef definition = new ConfigDef()
                .define("aws.credentials.provider", ConfigDef.Type.CLASS, ConfigDef.Importance.MEDIUM, "");
        AbstractConfig config = new AbstractConfig(
                definition,
                Map.of(
                        "connector.class",
                        "io.aiven.kafka.connect.s3.AivenKafkaConnectS3SinkConnector",
                        "aws.credentials.provider",
                        CLASS,
                        "nxopRole",
                        TwoBuckets.SECOND_ROLE));
        try (NxopConnectCredentialsProvider provider =
                config.getConfiguredInstance("aws.credentials.provider", NxopConnectCredentialsProvider.class)) {
            provider.resolveCredentials();
        }
        assertThat(world.roles()).containsExactly("second-role");
    }

    @Test
    void whereNobodyConfiguresItTheVariablesCount() throws Exception {
        System.setProperty("nxop.role", TwoBuckets.FIRST_ROLE);
        try (NxopConnectCredentialsProvider provider = new NxopConnectCredentialsProvider()) {
            assertThat(provider).hasToString("Connect[not configured]");
            provider.resolveCredentials();
        } finally {
            System.clearProperty("nxop.role");
        }
        assertThat(world.roles()).containsExactly("first-role");
    }

    @Test
    void anUnknownSettingIsKafkasConfigException() {
        assertThatThrownBy(() -> ofConfluent(Map.of("s3.credentials.provider.nxopRol", TwoBuckets.FIRST_ROLE)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "the connector's setting nxopRol is not a setting of this SDK. Did you mean nxopRole?")
                .hasCauseInstanceOf(AccessException.class);
    }
}
