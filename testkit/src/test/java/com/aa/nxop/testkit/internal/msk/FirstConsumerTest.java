package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aa.nxop.testkit.NxopSandbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A broker that has started is ready: nobody who comes first is told to come again. */
@Tag("full")
@Timeout(60)
class FirstConsumerTest {
    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("orders")).build();

    /** Says what the broker says: it does not ask again. */
    private static Admin impatient() {
        return KafkaClients.of("AWS_MSK_IAM", sandbox, KafkaClients.session(sandbox))
                .with("retries", "0")
                .admin();
    }

    @Test
    void theCoordinatorOfGroupsAnswersAtOnce() throws Exception {
        try (Admin admin = impatient()) {
            assertThat(admin.listConsumerGroupOffsets("first").all().get(20, TimeUnit.SECONDS))
                    .containsEntry("first", Map.of());
        }
    }

    @Test
    void theCoordinatorOfTransactionsAnswersAtOnce() {
        try (Admin admin = impatient()) {
            assertThatThrownBy(() ->
                            admin.describeTransactions(List.of("first")).all().get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TransactionalIdNotFoundException.class);
        }
    }

    @Test
    void onlyTheTopicsOfTheTestAreListed() throws Exception {
        try (Admin admin = impatient()) {
            assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS))
                    .doesNotContain(Topic.GROUP_METADATA_TOPIC_NAME, Topic.TRANSACTION_STATE_TOPIC_NAME)
                    .contains("orders");
        }
    }
}
