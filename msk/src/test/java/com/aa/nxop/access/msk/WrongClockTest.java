package com.aa.nxop.access.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MSK refuses a login with a wrong time as it refuses everything: the SDK knows the clock by STS's answers. */
@Tag("full")
@Timeout(60)
final class WrongClockTest {
    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("flights")).build();

    @ParameterizedTest
    @CsvSource({"-40, 40 minutes ahead of", "40, 40 minutes behind", "-300, 5 hours ahead of"})
    void theClockIsSaidBeforeThePermission(int minutes, String words) {
        sandbox.clock().advance(Duration.ofMinutes(minutes));
        sandbox.token().rotate();
        try (NxopAccess nxop = Access.in(sandbox)) {
            AccessException explained = NxopMsk.explain(nxop, failure(nxop));
            assertThat(explained.finding()).isEqualTo(MskFinding.MSK_LOGIN_REFUSED);
            assertThat(explained.what())
                    .startsWith("MSK refused the login: ")
                    .endsWith(". The pod's clock is " + words + " AWS's.");
            assertThat(explained.remedy())
                    .startsWith(
                            "Correct the clock of the pod's node (chrony): services refuse a login with a wrong time,"
                                    + " whatever the policies say. If the login still fails then: Allow kafka-cluster:Connect"
                                    + " on the cluster");
        } finally {
            sandbox.clock().advance(Duration.ofMinutes(-minutes));
        }
    }

    private static Throwable failure(NxopAccess nxop) {
        return catchThrowable(() -> {
            try (Producer<String, String> producer = Clients.producer(nxop)) {
                producer.send(new ProducerRecord<>("flights", "x")).get();
            }
        });
    }
}
