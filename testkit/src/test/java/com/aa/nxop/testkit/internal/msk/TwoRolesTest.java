package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxMsk;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two roles in one JVM, at the same time. */
@Tag("full")
class TwoRolesTest {
    private static final String SECOND = "arn:aws:iam::178549792225:role/second-role";

    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .msk(msk -> msk.topic("first").topic("second"))
            .role(SECOND, """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": ["kafka-cluster:Connect", "kafka-cluster:WriteDataIdempotently"],
                       "Resource": "*"},
                      {"Effect": "Allow", "Action": ["kafka-cluster:*Topic", "kafka-cluster:WriteData"],
                       "Resource": "arn:aws:kafka:us-east-1:178549792225:topic/nxop-example/*/second"}]}
                    """)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void eachIsItself(String mechanism) throws Throwable {
        String name = "pod-" + mechanism;
        KafkaClients first =
                KafkaClients.of(mechanism, sandbox, KafkaClients.session(sandbox, sandbox.targetRole(), name));
        KafkaClients second = KafkaClients.of(mechanism, sandbox, KafkaClients.session(sandbox, SECOND, name));
        try (Producer<String, String> one = first.producer();
                Producer<String, String> two = second.producer()) {
            KafkaClients.send(one, "first", "1");
            KafkaClients.send(two, "second", "2");
            assertThatThrownBy(() -> KafkaClients.send(two, "first", "2"))
                    .isInstanceOf(TopicAuthorizationException.class)
                    .hasMessage("Not authorized to access topics: [first]");
        }
        assertThat(sandbox.msk().logins())
                .filteredOn(login -> login.principal().endsWith("/" + name))
                .extracting(SandboxMsk.Login::principal)
                .containsOnly(
                        "arn:aws:sts::178549792225:assumed-role/example-role/" + name,
                        "arn:aws:sts::178549792225:assumed-role/second-role/" + name);
    }
}
