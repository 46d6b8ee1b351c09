package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxMsk;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;
import software.amazon.awssdk.services.kafka.model.KafkaException;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.kafka.model.TooManyRequestsException;

/** By AWS's own client. */
@Tag("full")
class MskControlPlaneTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .msk(msk -> msk.connectivity(SandboxMsk.Connectivity.PRIVATE, SandboxMsk.Connectivity.VPC))
            .build();

    private static KafkaClient client(AwsCredentials credentials, String region) {
        return KafkaClient.builder()
                .endpointOverride(
                        URI.create(Objects.requireNonNull(sandbox.environment().get("AWS_ENDPOINT_URL_KAFKA"))))
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static GetBootstrapBrokersResponse brokers(AwsCredentials credentials, String arn) {
        try (KafkaClient kafka = client(credentials, "us-east-1")) {
            return kafka.getBootstrapBrokers(r -> r.clusterArn(arn));
        }
    }

    private static String arn() {
        return sandbox.msk().clusterArn();
    }

    @Test
    void tellsWhereTheBrokersAre() {
        GetBootstrapBrokersResponse brokers = brokers(KafkaClients.session(sandbox), arn());
        String here = sandbox.msk().bootstrapServers();
        assertThat(here).matches("localhost:\\d+");
        assertThat(brokers.bootstrapBrokerStringSaslIam()).isEqualTo(here);
        assertThat(brokers.bootstrapBrokerStringVpcConnectivitySaslIam()).isEqualTo(here);
    }

    @Test
    void leavesOutWhatTheClusterDoesNotHave() {
        GetBootstrapBrokersResponse brokers = brokers(KafkaClients.session(sandbox), arn());
        assertThat(brokers.bootstrapBrokerStringPublicSaslIam()).isNull();
        assertThat(brokers.bootstrapBrokerStringTls()).isNull();
        assertThat(brokers.bootstrapBrokerString()).isNull();
    }

    @Test
    void doesNotKnowOtherClusters() {
        AwsCredentials session = KafkaClients.session(sandbox);
        assertThatThrownBy(() -> brokers(session, arn().replace("nxop-example", "another")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("The requested resource doesn't exist. (Service: Kafka, Status Code: 404,");
    }

    @Test
    void refusesOtherAccountsClusters() {
        AwsCredentials session = KafkaClients.session(sandbox);
        String other = arn().replace("178549792225", "123456789012");
        assertThatThrownBy(() -> brokers(session, other))
                .isInstanceOf(KafkaException.class)
                .hasMessageStartingWith(
                        "User: arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app is not"
                                + " authorized to perform: kafka:GetBootstrapBrokers on resource: " + other
                                + " (Service: Kafka, Status Code: 403,")
                .satisfies(e -> assertThat(code(e)).isEqualTo("AccessDeniedException"));
    }

    @Test
    void refusesWrongSignatures() {
        AwsSessionCredentials right = (AwsSessionCredentials) KafkaClients.session(sandbox);
        AwsCredentials wrong = AwsSessionCredentials.create(right.accessKeyId(), "not-it", right.sessionToken());
        assertThatThrownBy(() -> brokers(wrong, arn()))
                .satisfies(e -> assertThat(code(e)).isEqualTo("InvalidSignatureException"));
        AwsCredentials unknown = AwsSessionCredentials.create("ASIANOBODYSOBODYS001", "x", "x");
        assertThatThrownBy(() -> brokers(unknown, arn()))
                .satisfies(e -> assertThat(code(e)).isEqualTo("UnrecognizedClientException"));
        try (KafkaClient elsewhere = client(right, "eu-west-1")) {
            assertThatThrownBy(() -> elsewhere.getBootstrapBrokers(r -> r.clusterArn(arn())))
                    .hasMessageStartingWith("Credential should be scoped to a valid region.");
        }
    }

    @Test
    void refusesExpiredSessions() {
        AwsCredentials session = KafkaClients.session(sandbox);
        sandbox.clock().advance(Duration.ofMinutes(61));
        try {
            assertThatThrownBy(() -> brokers(session, arn()))
                    .hasMessageStartingWith("The security token included in the request is expired")
                    .satisfies(e -> assertThat(code(e)).isEqualTo("ExpiredTokenException"));
        } finally {
            sandbox.clock().advance(Duration.ofMinutes(-61));
        }
    }

    @Test
    void answersNothingElse() {
        try (KafkaClient kafka = client(KafkaClients.session(sandbox), "us-east-1")) {
            assertThatThrownBy(kafka::listClusters)
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageStartingWith("The sandbox's MSK answers GetBootstrapBrokers only.");
        }
    }

    @Test
    void goesWrongOnRequest() {
        AwsCredentials session = KafkaClients.session(sandbox);
        int before = sandbox.requests(Endpoint.KAFKA);
        sandbox.faults(Endpoint.KAFKA).inject(Fault.throttle());
        assertThatThrownBy(() -> brokers(session, arn())).isInstanceOf(TooManyRequestsException.class);
        sandbox.faults(Endpoint.KAFKA).clear();
        sandbox.faults(Endpoint.KAFKA).inject(Fault.status(500).times(1));
        assertThat(brokers(session, arn()).bootstrapBrokerStringSaslIam()).isNotNull();
        sandbox.faults(Endpoint.KAFKA).inject(Fault.garbage());
        assertThatThrownBy(() -> brokers(session, arn())).isInstanceOf(SdkException.class);
        sandbox.faults(Endpoint.KAFKA).clear();
        assertThat(sandbox.requests(Endpoint.KAFKA)).isGreaterThan(before + 3);
    }

    private static String code(Throwable e) {
        return ((KafkaException) e).awsErrorDetails().errorCode();
    }
}
