package com.aa.nxop.access.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.aws.AwsClientProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Iceberg's own AwsClientProperties, with which it makes each of its AWS clients: core's provider, and options for it. */
@Tag("full")
@Timeout(120)
final class IcebergTest {
    private final TwoBuckets world = new TwoBuckets();

    @AfterEach
    void stop() {
        world.close();
    }

    private S3Client client(String... options) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "client.credentials-provider", "com.aa.nxop.access.NxopCredentialsProvider",
                "client.region", "us-east-1"));
        for (int i = 0; i < options.length; i += 2) {
            properties.put("client.credentials-provider." + options[i], options[i + 1]);
        }
        AwsClientProperties iceberg = new AwsClientProperties(properties);
        S3ClientBuilder builder =
                S3Client.builder().endpointOverride(URI.create(world.s3())).forcePathStyle(true);
        iceberg.applyClientRegionConfiguration(builder);
        iceberg.applyClientCredentialConfigurations(builder);
        return builder.build();
    }

    private static void use(S3Client s3, String bucket) {
        s3.putObject(put -> put.bucket(bucket).key("k"), RequestBody.fromString("text"));
        assertThat(s3.getObjectAsBytes(get -> get.bucket(bucket).key("k")).asUtf8String())
                .isEqualTo("text");
    }

    @Test
    void eachCatalogHasTheRoleOfItsOptions() {
        try (S3Client first = client("nxopRole", TwoBuckets.FIRST_ROLE);
                S3Client second = client("nxop.role", TwoBuckets.SECOND_ROLE)) {
            use(first, TwoBuckets.FIRST);
            use(second, TwoBuckets.SECOND);
        }
        assertThat(world.roles()).containsExactly("first-role", "second-role");
    }

    @Test
    void anUnknownOptionIsNamedWithItsNearMiss() {
        assertThatThrownBy(() -> client("nxopRol", TwoBuckets.FIRST_ROLE))
                .hasMessageContaining("the option nxopRol is not a setting of this SDK. Did you mean nxopRole?");
    }
}
