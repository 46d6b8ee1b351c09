package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.network.SandboxCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What NxopMsk.explain makes of a Kafka client's exceptions, on a real broker. */
@Tag("full")
@Timeout(120)
final class KafkaExplanationTest {
    private static final String ROLE = "arn:aws:iam::178549792225:role/example-role";

    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("flights")).build();

    @AfterEach
    void mend() {
        allow("*");
    }

    private static void allow(String action) {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": [%s], "Resource": "*"}}
                """.formatted("\"" + action.replace(" ", "\", \"") + "\""));
    }

    private static Throwable failureOfProducer(NxopAccess nxop) {
        return catchThrowable(() -> {
            try (Producer<String, String> producer = Clients.producer(nxop)) {
                producer.send(new ProducerRecord<>("flights", "x")).get();
            }
        });
    }

    @Test
    void aRoleThatMayNotConnect() {
        allow("kafka:*");
        try (NxopAccess nxop = Access.in(sandbox)) {
            Throwable failure = failureOfProducer(nxop);
            assertThat(failure).isInstanceOf(ExecutionException.class);
            AccessException explained = NxopMsk.explain(nxop, failure);
            assertThat(explained.finding()).isEqualTo(MskFinding.MSK_LOGIN_REFUSED);
            assertThat(explained.what())
                    .matches("MSK refused the login: SaslAuthenticationException: \\[[\\w-]+]: Access denied\\.");
            assertThat(explained.remedy())
                    .startsWith("Allow kafka-cluster:Connect on the cluster in the policy of " + ROLE);
        }
    }

    /** Kafka's own words at the ports of SCRAM (9096) and of TLS alone (9094). */
    @Test
    void aListenerWithoutIam() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            assertThat(NxopMsk.explain(
                            nxop,
                            new UnsupportedSaslMechanismException(
                                    "Client SASL mechanism 'AWS_MSK_IAM' not enabled in the server, enabled mechanisms are"
                                            + " [SCRAM-SHA-512]")))
                    .hasMessage("""
                    The broker's listener has no IAM authentication: UnsupportedSaslMechanismException: Client SASL mechanism \
                    'AWS_MSK_IAM' not enabled in the server, enabled mechanisms are [SCRAM-SHA-512].
                      Remedy: The role's permissions are not the reason. MSK supports IAM authentication on port 9098 (public 9198, \
                    IPv6 20098). Write this port in NXOP_MSK_BOOTSTRAP_SERVERS. Or leave that variable out and name the cluster in \
                    NXOP_MSK_CLUSTER_ARN, so that the SDK asks MSK. If the port is right, switch IAM role-based authentication on for \
                    the cluster.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-wrong-listener""");
            assertThat(NxopMsk.explain(
                                    nxop,
                                    new IllegalSaslStateException(
                                            "Unexpected handshake request with client mechanism AWS_MSK_IAM, enabled mechanisms"
                                                    + " are []"))
                            .finding())
                    .isEqualTo(MskFinding.MSK_WRONG_LISTENER);
        }
    }

    @Test
    void knownPortsSayWhatTheyAre() {
        assertThat(BrokerPort.withoutTls("b-1.x.kafka.us-east-1.amazonaws.com:9092"))
                .startsWith(
                        "Port 9092 is MSK's plaintext port, which does not support IAM authentication. MSK supports IAM authentication on port 9098");
        assertThat(BrokerPort.withoutTls("b-1.x.kafka.us-east-1.amazonaws.com:2181"))
                .startsWith("Port 2181 is a port of ZooKeeper, not of a broker.");
        assertThat(BrokerPort.withoutTls("127.0.0.1:35001"))
                .startsWith(
                        "The server on port 35001 does not use TLS. It may be a plaintext listener of Kafka (MSK's is 9092)");
    }

    @Test
    void aRoleThatMayNotWriteToTheTopic() {
        allow("kafka:* kafka-cluster:Connect kafka-cluster:DescribeTopic kafka-cluster:WriteDataIdempotently");
        try (NxopAccess nxop = Access.in(sandbox)) {
            assertThat(NxopMsk.explain(nxop, failureOfProducer(nxop))).hasMessage("""
                    The role %s is logged in to MSK, but may not do this: TopicAuthorizationException: Not authorized to access \
                    topics: [flights]
                      Remedy: Allow kafka-cluster:DescribeTopic, and kafka-cluster:WriteData to produce, kafka-cluster:ReadData to \
                    consume or kafka-cluster:CreateTopic to create it, on \
                    arn:aws:kafka:us-east-1:178549792225:topic/nxop-example/7c1a3f52-9d4e-4b06-8a17-2e5b6c9d0f31-2/flights, in the \
                    role's policy. If the cluster is in another account than the role, the cluster's own policy must allow it, too.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-unauthorized""", ROLE);
        }
    }

    @Test
    void aRoleThatMayNotJoinTheGroup() {
        allow("kafka:* kafka-cluster:Connect kafka-cluster:DescribeTopic kafka-cluster:ReadData");
        try (NxopAccess nxop = Access.in(sandbox);
                Consumer<String, String> consumer = Clients.consumer(nxop, "g")) {
            consumer.subscribe(List.of("flights"));
            Throwable failure = catchThrowable(() -> {
                for (int i = 0; i < 30; i++) {
                    consumer.poll(Duration.ofSeconds(1));
                }
            });
            AccessException explained = NxopMsk.explain(nxop, failure);
            assertThat(explained.finding()).isEqualTo(MskFinding.MSK_UNAUTHORIZED);
            assertThat(explained.what()).contains("GroupAuthorizationException: Not authorized to access group: g");
            assertThat(explained.remedy())
                    .startsWith("Allow kafka-cluster:DescribeGroup and kafka-cluster:AlterGroup on "
                            + inCluster("group") + "/g, in the role's policy.");
        }
    }

    private static String inCluster(String kind) {
        return sandbox.msk().clusterArn().replace(":cluster/", ":" + kind + "/");
    }

    /** The most frequent thread about MSK: Kafka's producers are idempotent by default since 3.0. */
    @Test
    void aProducerThatMayNotWriteIdempotently() {
        sandbox.permissions().replaceTarget("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["kafka:*", "kafka-cluster:Connect"], "Resource": "*"},
                  {"Effect": "Allow", "Action": ["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"], "Resource": "%s/flights"}]}
                """.formatted(inCluster("topic")));
        try (NxopAccess nxop = Access.in(sandbox)) {
            AccessException explained = NxopMsk.explain(nxop, failureOfProducer(nxop));
            assertThat(explained.finding()).isEqualTo(MskFinding.MSK_UNAUTHORIZED);
            assertThat(explained.what())
                    .isEqualTo("The role " + ROLE
                            + " is logged in to MSK, but may not do this: ClusterAuthorizationException: Cluster"
                            + " authorization failed.");
            assertThat(explained.remedy())
                    .isEqualTo(
                            "Allow kafka-cluster:WriteDataIdempotently for an idempotent producer (Kafka's default), or the action of"
                                    + " an administrator's request, such as kafka-cluster:DescribeCluster, on "
                                    + sandbox.msk().clusterArn()
                                    + ", in the role's policy. If the cluster is in another account than the role, the cluster's own"
                                    + " policy must allow it, too.");
        }
    }

    @Test
    void aProducerThatMayStartNoTransaction() {
        allow(
                "kafka:* kafka-cluster:Connect kafka-cluster:DescribeTopic kafka-cluster:WriteData kafka-cluster:DescribeTransactionalId");
        try (NxopAccess nxop = Access.in(sandbox)) {
            Map<String, Object> own = new HashMap<>(Clients.producerProperties());
            own.put("transactional.id", "tx");
            Throwable failure = catchThrowable(() -> {
                try (Producer<String, String> producer = new KafkaProducer<>(NxopMsk.clientProperties(nxop, own))) {
                    producer.initTransactions();
                }
            });
            AccessException explained = NxopMsk.explain(nxop, failure);
            assertThat(explained.finding()).isEqualTo(MskFinding.MSK_UNAUTHORIZED);
            assertThat(explained.what()).contains("TransactionalIdAuthorizationException");
            assertThat(explained.remedy())
                    .startsWith("Allow kafka-cluster:DescribeTransactionalId and kafka-cluster:AlterTransactionalId on "
                            + inCluster("transactional-id") + "/<transactional.id>, in the role's policy.");
        }
    }

    @Test
    void aTopicThatMayNotBeCreated() {
        allow("kafka:* kafka-cluster:Connect kafka-cluster:DescribeTopic");
        try (NxopAccess nxop = Access.in(sandbox);
                Admin admin = Clients.admin(nxop)) {
            Throwable failure = catchThrowable(() -> admin.createTopics(List.of(new NewTopic("new", 1, (short) 1)))
                    .all()
                    .get());
            AccessException explained = NxopMsk.explain(nxop, failure);
            assertThat(explained.finding()).isEqualTo(MskFinding.MSK_UNAUTHORIZED);
            assertThat(explained.remedy())
                    .contains("kafka-cluster:CreateTopic to create it, on " + inCluster("topic") + "/<topic>");
        }
    }

    /** As people have posted it: what was refused stands in a cause, or in the cause of a cause. */
    static Stream<Arguments> posted() {
        ClusterAuthorizationException cluster = new ClusterAuthorizationException("Cluster authorization failed.");
        return Stream.of(
                Arguments.of(
                        "provectus/kafka-ui#3414",
                        new KafkaException(
                                "Cannot execute transactional method because we are in an error state", cluster),
                        "kafka-cluster:WriteDataIdempotently"),
                Arguments.of(
                        "confluentinc/confluent-kafka-python#1151, tulios/kafkajs#1623, librdkafka#4446",
                        new ExecutionException(cluster),
                        "kafka-cluster:WriteDataIdempotently"),
                Arguments.of(
                        "aws/aws-msk-iam-auth#200",
                        new TopicAuthorizationException("Not authorized to access topics: [orders]", Set.of("orders")),
                        "/orders"),
                Arguments.of(
                        "a listener container of Spring Kafka's",
                        new IllegalStateException(
                                "Fatal consumer exception; stopping container",
                                GroupAuthorizationException.forGroupId("orders-reader")),
                        "/orders-reader"),
                Arguments.of(
                        "a transactional producer of Spring Kafka's",
                        new KafkaException(
                                "initTransactions() failed and then close() failed",
                                new TransactionalIdAuthorizationException("Transactional Id authorization failed.")),
                        "kafka-cluster:AlterTransactionalId"));
    }

    @ParameterizedTest
    @MethodSource("posted")
    void whatPeopleHavePosted(String source, Throwable failure, String needed) {
        try (NxopAccess nxop = Access.in(sandbox)) {
            AccessException explained = NxopMsk.explain(nxop, failure);
            assertThat(explained.finding()).as(source).isEqualTo(MskFinding.MSK_UNAUTHORIZED);
            assertThat(explained.remedy()).as(source).contains(needed);
        }
    }

    /** Where only the brokers are configured, the rest of the ARN cannot be known, and asterisks match it. */
    @Test
    void aClusterThatIsKnownByItsBrokersAlone() {
        try (NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(brokersAlone()))) {
            assertThat(NxopMsk.explain(nxop, new TopicAuthorizationException(Set.of("b", "a")))
                            .remedy())
                    .contains("on arn:aws:kafka:us-east-1:178549792225:topic/*/*/a,"
                            + " arn:aws:kafka:us-east-1:178549792225:topic/*/*/b, in the role's policy.")
                    .endsWith(
                            " The asterisks stand for the cluster's name and UUID, which the SDK does not know because"
                                    + " NXOP_MSK_CLUSTER_ARN is not set.");
        }
    }

    private static Map<String, String> brokersAlone() {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.remove("NXOP_MSK_CLUSTER_ARN");
        variables.put("NXOP_MSK_BOOTSTRAP_SERVERS", sandbox.msk().bootstrapServers());
        return variables;
    }

    @Test
    void theCaOfSomebodyElse(@TempDir Path folder) throws IOException {
        Path other =
                Files.writeString(folder.resolve("ca.pem"), SandboxCa.create().certificatePem());
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_CA_FILE", other.toString())) {
            AccessException explained = NxopMsk.explain(nxop, failureOfProducer(nxop));
            assertThat(explained.finding()).isEqualTo(CoreFinding.NETWORK_TLS);
            assertThat(explained.what()).startsWith("TLS with a broker of MSK failed: SslAuthenticationException: ");
        }
    }

    @Test
    void noAnswer() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            nxop.credentialsProvider().resolveCredentials();
            AccessException explained = NxopMsk.explain(
                    nxop,
                    new ExecutionException(new TimeoutException("Topic x not present in metadata after 60000 ms.")));
            assertThat(explained).hasMessage("""
                    The Kafka client got no answer from MSK: TimeoutException: Topic x not present in metadata after 60000 ms.
                      Remedy: Try again. If the error stays, check that the topic exists, and that the pod reaches every broker, also \
                    the brokers that the first one names. Then read the brokers' log.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-failed""");
            assertThat(explained.retryable()).isTrue();
        }
    }

    /** Kafka takes what keeps the SDK from a session for a broken connection, and says nothing but that time is up. */
    @Test
    void noAnswerBecauseThereIsNoSession() {
        NxopAccess nxop = Access.in(sandbox);
        nxop.close();
        assertThat(NxopMsk.explain(nxop, new TimeoutException("60000 ms")).finding())
                .isEqualTo(CoreFinding.SESSION_CLOSED);
    }

    @Test
    void whatTheSdkSaidItselfStays() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            Map<String, Object> properties =
                    new HashMap<>(NxopMsk.clientProperties(nxop, Clients.producerProperties()));
            properties.put("sasl.mechanism", "OAUTHBEARER");
            Throwable failure = catchThrowable(() -> new KafkaProducer<>(properties));
            assertThat(failure).isNotInstanceOf(AccessException.class);
            assertThat(NxopMsk.explain(nxop, failure).finding().id()).startsWith("msk-");
            assertThat(NxopMsk.explain(nxop, failure).finding()).isNotIn(Set.of(MskFinding.MSK_REQUEST_FAILED));
        }
    }

    @Test
    void whatIsNoMatterOfAccess() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            Map<String, Object> own = new HashMap<>(Clients.producerProperties());
            own.put("acks", "seven");
            Throwable failure = catchThrowable(() -> new KafkaProducer<>(NxopMsk.clientProperties(nxop, own)));
            AccessException explained = NxopMsk.explain(nxop, failure);
            assertThat(explained).hasMessage("""
                    The Kafka client failed, and access is not the reason: ConfigException: Invalid value seven for configuration \
                    acks: String must be one of: all, -1, 0, 1
                      Remedy: Look up Kafka's own error in the cause.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#msk-request-failed""");
            assertThat(explained.retryable()).isFalse();
            assertThat(NxopMsk.explain(nxop, new IllegalStateException("no"))).hasMessage("""
                    The failure does not contain an exception of Kafka: IllegalStateException: no
                      Remedy: Call NxopMsk.explain with an exception that a Kafka client has thrown.
                      More: https://nxop-access.example/docs/guide/troubleshooting.md#unexpected""");
        }
    }
}
