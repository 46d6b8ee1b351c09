package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.NxopSandbox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The default role, which may do everything in the cluster. */
@Tag("full")
class AdministrationTest {
    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("one").topic("many", 3)).build();

    private final KafkaClients clients = KafkaClients.of("AWS_MSK_IAM", sandbox, KafkaClients.session(sandbox));

    @Test
    void findsTheTopicsThatTheSandboxWasBuiltWith() throws Exception {
        try (Admin admin = clients.admin()) {
            assertThat(admin.describeTopics(List.of("one", "many"))
                            .allTopicNames()
                            .get())
                    .hasEntrySatisfying(
                            "one", topic -> assertThat(topic.partitions()).hasSize(1))
                    .hasEntrySatisfying(
                            "many", topic -> assertThat(topic.partitions()).hasSize(3));
        }
    }

    @Test
    void seesTheBrokerUnderTheNameThatItDialled() throws Exception {
        try (Admin admin = clients.admin()) {
            assertThat(admin.describeCluster().nodes().get())
                    .singleElement()
                    .satisfies(node -> assertThat(node.host() + ":" + node.port())
                            .isEqualTo(sandbox.msk().bootstrapServers()));
        }
    }

    @Test
    void createsAndDeletesTopics() throws Exception {
        try (Admin admin = clients.admin()) {
            admin.createTopics(List.of(new NewTopic("brief", 1, (short) 1)))
                    .all()
                    .get();
            await().until(() -> admin.listTopics().names().get().contains("brief"));
            admin.deleteTopics(List.of("brief")).all().get();
            // The broker hears of it from the controller.
            await().until(() -> !admin.listTopics().names().get().contains("brief"));
        }
    }

    @Test
    void createsNoTopicByWritingToIt() throws Exception {
        assertThatThrownBy(() -> clients.with("max.block.ms", "2000").send("unheard-of", "x"))
                .hasMessageContaining("unheard-of");
        try (Admin admin = clients.admin()) {
            assertThat(admin.listTopics().names().get()).doesNotContain("unheard-of");
        }
    }

    @Test
    void writesInTransactions() {
        try (Producer<String, String> producer =
                clients.with("transactional.id", "tx").producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            assertThat(producer.send(new ProducerRecord<>("one", "in a transaction")))
                    .isNotNull();
            producer.commitTransaction();
        }
        assertThat(clients.without("transactional.id").read("one", "committed", 1))
                .containsExactly("in a transaction");
    }

    @Test
    void letsClientsInAfterTheBrokersSettingsWereChanged() throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "");
        AlterConfigOp op = new AlterConfigOp(new ConfigEntry("log.retention.ms", "3600000"), AlterConfigOp.OpType.SET);
        try (Admin admin = clients.admin()) {
            admin.incrementalAlterConfigs(Map.of(broker, List.of(op))).all().get();
        }
        for (String mechanism : Set.of("AWS_MSK_IAM", "OAUTHBEARER")) {
            try (Admin admin = KafkaClients.of(mechanism, sandbox, KafkaClients.session(sandbox))
                    .admin()) {
                assertThat(admin.listTopics().names().get()).contains("one");
                admin.createTopics(List.of(new NewTopic("after-" + mechanism, 1, (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    @Test
    void saysThatThereAreNoAccessControlLists() {
        try (Admin admin = clients.admin()) {
            assertThatThrownBy(() ->
                            admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .hasCauseInstanceOf(SecurityDisabledException.class)
                    .cause()
                    .hasMessage("The sandbox's broker uses IAM policies and keeps no ACLs.");
        }
    }
}
