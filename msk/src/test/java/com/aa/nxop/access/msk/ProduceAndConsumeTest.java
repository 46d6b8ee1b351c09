package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real broker that checks signatures, sessions and permissions. */
@Tag("full")
final class ProduceAndConsumeTest {
    private static final String ROLE_ONE = "arn:aws:iam::178549792225:role/example-role";
    private static final String ROLE_TWO = "arn:aws:iam::178549792225:role/second-role";
    private static final String NO_TOPICS = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
             "Action": ["kafka:GetBootstrapBrokers", "kafka-cluster:Connect", "kafka-cluster:DescribeCluster"], "Resource": "*"}}
            """;

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .msk(msk -> msk.topic("AWS_MSK_IAM-topic").topic("OAUTHBEARER-topic"))
            .role(ROLE_TWO, NO_TOPICS)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void recordsGoThroughUnderTheAssumedRole(String mechanism) {
        String topic = mechanism + "-topic";
        int before = sandbox.msk().logins().size();
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_MECHANISM", mechanism);
                Producer<String, String> producer = Clients.producer(nxop);
                Consumer<String, String> consumer = Clients.consumer(nxop, mechanism + "-group")) {
            Clients.send(producer, topic, "one");
            Clients.send(producer, topic, "two");
            assertThat(Clients.read(consumer, topic, 2)).containsExactly("one", "two");
            assertThat(sandbox.msk().logins().stream().skip(before))
                    .isNotEmpty()
                    .allSatisfy(login -> assertThat(login.mechanism()).isEqualTo(mechanism))
                    .allSatisfy(login -> assertThat(login.principal())
                            .isEqualTo("arn:aws:sts::178549792225:assumed-role/example-role/fxip-ms-dev.example-app."
                                    + "example-app-7d4b9c8f6-x2x1z"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void twoRolesInOneProcessStayApart(String mechanism) throws Exception {
        try (NxopAccess one = Access.in(sandbox, "NXOP_MSK_MECHANISM", mechanism, "NXOP_ROLE", ROLE_ONE);
                NxopAccess two = Access.in(sandbox, "NXOP_MSK_MECHANISM", mechanism, "NXOP_ROLE", ROLE_TWO);
                Admin first = Clients.admin(one);
                Admin second = Clients.admin(two)) {
            assertThat(first.listTopics().names().get()).contains("AWS_MSK_IAM-topic");
            assertThat(second.listTopics().names().get()).isEmpty();
            assertThat(first.listTopics().names().get()).contains("AWS_MSK_IAM-topic");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void aTopicThatTheRoleMayNotWriteIsRefusedAsSuch(String mechanism) {
        try (NxopAccess nxop = Access.in(sandbox, "NXOP_MSK_MECHANISM", mechanism, "NXOP_ROLE", ROLE_TWO);
                Producer<String, String> producer = Clients.producer(nxop)) {
            assertThatThrownBy(() -> Clients.send(producer, "AWS_MSK_IAM-topic", "x"))
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void theBrokersAreLookedUpWithTheRole() {
        try (NxopAccess nxop = Access.in(sandbox)) {
            assertThat(NxopMsk.bootstrapServers(nxop)).isEqualTo(sandbox.msk().bootstrapServers());
            assertThat(List.of(NxopMsk.bootstrapServers(nxop).split(":"))).hasSize(2);
        }
    }
}
