package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.testkit.NxopSandbox;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A role that may do a little. */
@Tag("full")
class BrokerPermissionsTest {
    private static final String PERMISSIONS = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "kafka-cluster:Connect", "Resource": "*"},
              {"Effect": "Allow",
               "Action": ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData", "kafka-cluster:WriteData"],
               "Resource": "arn:aws:kafka:us-east-1:178549792225:topic/nxop-example/*/orders"},
              {"Effect": "Allow", "Action": "kafka-cluster:DescribeTopic",
               "Resource": "arn:aws:kafka:us-east-1:178549792225:topic/nxop-example/*/prices"},
              {"Effect": "Allow", "Action": ["kafka-cluster:DescribeGroup", "kafka-cluster:AlterGroup"],
               "Resource": "arn:aws:kafka:us-east-1:178549792225:group/nxop-example/*/readers"},
              {"Effect": "Allow", "Action": ["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"],
               "Resource": "arn:aws:kafka:us-east-1:178549792225:topic/nxop-example/*/near",
               "Condition": {"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}},
              {"Effect": "Allow", "Action": ["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"],
               "Resource": "arn:aws:kafka:us-east-1:178549792225:topic/nxop-example/*/far",
               "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}]}
            """;

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .msk(msk -> msk.topic("orders")
                    .topic("prices")
                    .topic("salaries")
                    .topic("near")
                    .topic("far"))
            .permissions(permissions -> permissions.target(PERMISSIONS))
            .build();

    private KafkaClients clients;

    BrokerPermissionsTest() {
        clients = KafkaClients.of("AWS_MSK_IAM", sandbox, KafkaClients.session(sandbox));
    }

    @BeforeEach
    void writeWithoutIdempotence() {
        clients = clients.with("enable.idempotence", "false");
    }

    private static Throwable cause(KafkaFuture<?> future) throws InterruptedException {
        try {
            return new AssertionError("allowed: " + future.get());
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    @Test
    void mayDoWhatItsPolicySays() throws Throwable {
        clients.send("orders", "one");
        assertThat(clients.read("orders", "readers", 1)).containsExactly("one");
    }

    @Test
    void seesNothingOfOtherTopics() throws Exception {
        assertThatThrownBy(() -> clients.send("salaries", "x"))
                .isInstanceOf(TopicAuthorizationException.class)
                .hasMessage("Not authorized to access topics: [salaries]");
        assertThatThrownBy(() -> clients.read("salaries", "readers", 1))
                .isInstanceOf(TopicAuthorizationException.class)
                .hasMessage("Not authorized to access topics: [salaries]");
        try (Admin admin = clients.admin()) {
            assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrder("orders", "prices", "near");
        }
    }

    @Test
    void neitherWritesNorReadsWhatItMayOnlyDescribe() {
        assertThatThrownBy(() -> clients.send("prices", "x"))
                .isInstanceOf(TopicAuthorizationException.class)
                .hasMessage("Not authorized to access topics: [prices]");
        assertThatThrownBy(() -> clients.read("prices", "readers", 1))
                .isInstanceOf(TopicAuthorizationException.class)
                .hasMessage("Not authorized to access topics: [prices]");
    }

    @Test
    void writesOnlyFromWhereItsPolicySays() throws Throwable {
        clients.send("near", "x");
        assertThatThrownBy(() -> clients.send("far", "x"))
                .isInstanceOf(TopicAuthorizationException.class)
                .hasMessage("Not authorized to access topics: [far]");
    }

    @Test
    void joinsNoOtherGroup() {
        assertThatThrownBy(() -> clients.read("orders", "strangers", 1))
                .isInstanceOf(GroupAuthorizationException.class)
                .hasMessage("Not authorized to access group: strangers");
    }

    @Test
    void mustBeAllowedToWriteIdempotentlyByName() {
        Throwable refusal =
                catchThrowable(() -> clients.without("enable.idempotence").send("orders", "x"));
        // A producer that learnt it before the first record says so of its state, and why in the cause.
        assertThat(refusal instanceof ClusterAuthorizationException ? refusal : refusal.getCause())
                .isInstanceOf(ClusterAuthorizationException.class)
                .hasMessage("Cluster authorization failed.");
    }

    @Test
    void startsNoTransaction() {
        try (Producer<String, String> producer = clients.without("enable.idempotence")
                .with("transactional.id", "tx")
                .producer()) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(TransactionalIdAuthorizationException.class);
        }
    }

    @Test
    void administersNothing() throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "orders");
        try (Admin admin = clients.admin()) {
            assertThat(cause(admin.createTopics(List.of(new NewTopic("new", 1, (short) 1)))
                            .all()))
                    .isInstanceOf(TopicAuthorizationException.class)
                    .hasMessage("Authorization failed.");
            assertThat(cause(admin.deleteTopics(List.of("orders")).all()))
                    .isInstanceOf(TopicAuthorizationException.class);
            assertThat(cause(admin.describeConfigs(List.of(broker)).all()))
                    .isInstanceOf(ClusterAuthorizationException.class);
            assertThat(cause(admin.describeConfigs(List.of(topic)).all()))
                    .isInstanceOf(TopicAuthorizationException.class);
            assertThat(cause(admin.incrementalAlterConfigs(Map.of(topic, List.of()))
                            .all()))
                    .isInstanceOf(TopicAuthorizationException.class);
            assertThat(cause(admin.deleteConsumerGroups(List.of("readers")).all()))
                    .isInstanceOf(GroupAuthorizationException.class);
            assertThat(cause(admin.describeAcls(AclBindingFilter.ANY).values()))
                    .isInstanceOf(ClusterAuthorizationException.class);
        }
    }
}
