package com.aa.nxop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaException;

/** MSK where the data is, not where the pod is. */
@Tag("full")
class RegionOfMskTest {
    @RegisterExtension
    static final NxopSandbox SANDBOX =
            NxopSandbox.builder().with(Part.MSK).resourceRegion("us-west-2").build();

    private static String brokers(String region) {
        PodClient pod = PodClient.in(SANDBOX);
        AwsCredentials target = pod.assume(pod.fromAgent(), Map.of());
        try (KafkaClient kafka = KafkaClient.builder()
                .endpointOverride(
                        URI.create(Objects.requireNonNull(SANDBOX.environment().get("AWS_ENDPOINT_URL_KAFKA"))))
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(target))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            return kafka.getBootstrapBrokers(r -> r.clusterArn(SANDBOX.msk().clusterArn()))
                    .bootstrapBrokerStringSaslIam();
        }
    }

    @Test
    void isInTheResourcesRegion() {
        assertThat(SANDBOX.msk().clusterArn()).startsWith("arn:aws:kafka:us-west-2:178549792225:cluster/nxop-example/");
        assertThat(brokers("us-west-2")).isEqualTo(SANDBOX.msk().bootstrapServers());
    }

    @Test
    void refusesSignaturesForThePodsRegion() {
        KafkaException refused = catchThrowableOfType(KafkaException.class, () -> brokers("us-east-1"));
        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("Credential should be scoped to a valid region. ");
    }
}
