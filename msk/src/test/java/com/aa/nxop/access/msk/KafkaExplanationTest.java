package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aRoleThatMayNotWriteToTheTopic() {
        allow("kafka:* kafka-cluster:Connect kafka-cluster:DescribeTopic kafka-cluster:WriteDataIdempotently");
        try (NxopAccess nxop = Access.in(sandbox)) {
            assertThat(NxopMsk.explain(nxop, failureOfProducer(nxop))).hasMessage("""
                    The role %s is logged in to MSK, but may not do this: TopicAuthorizationException: Not authorized to access \
                    topics: [flights]
                      Remedy: Allow kafka-cluster:DescribeTopic on the topic, and kafka-cluster:WriteData to produce or \
                    kafka-cluster:ReadData to consume, in the role's policy. In another account than the role's, the cluster's own \
                    policy must allow it, too.
                      More: docs/troubleshooting.md#msk-unauthorized""", ROLE);
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
                    .startsWith("Allow kafka-cluster:DescribeGroup and kafka-cluster:AlterGroup on the consumer group");
        }
    }

    @Test
    void otherRightsThatAreMissing() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            assertThat(NxopMsk.explain(nxop, new TransactionalIdAuthorizationException("no"))
                            .remedy())
                    .contains("kafka-cluster:AlterTransactionalId on the transactional id");
            assertThat(NxopMsk.explain(nxop, new ClusterAuthorizationException("no"))
                            .remedy())
                    .contains("kafka-cluster:WriteDataIdempotently for an idempotent producer");
        }
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
                      Remedy: Try again. If it stays, check that the pod reaches every broker, also those that the first one names, and \
                    that the topic exists; then look at the brokers' log.
                      More: docs/troubleshooting.md#msk-failed""");
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
                      More: docs/troubleshooting.md#msk-request-failed""");
            assertThat(explained.retryable()).isFalse();
            assertThat(NxopMsk.explain(nxop, new IllegalStateException("no"))).hasMessage("""
                    The failure holds no exception of Kafka's: IllegalStateException: no
                      Remedy: Give NxopMsk.explain what a Kafka client has thrown.
                      More: docs/troubleshooting.md#unexpected""");
        }
    }
}
