package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** Readiness follows the session, and asks nobody. */
@Tag("full")
final class LostAccessTest {
    private static Health of(HealthIndicator health) {
        return Objects.requireNonNull(health.health());
    }

    private static void await(HealthIndicator health, Status status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(of(health).getStatus()).isEqualTo(status));
    }

    @Test
    void healthIsDownWhileAccessIsLostAndUpAgain() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                ConfigurableApplicationContext context = TestApplication.start(sandbox, EmptyApplication.class)) {
            HealthIndicator health = context.getBean("nxopHealthIndicator", HealthIndicator.class);
            NxopAccess nxop = context.getBean(NxopAccess.class);
            assertThat(of(health).getStatus()).isEqualTo(Status.UP);

            for (int i = 0; i < 20; i++) {
                sandbox.faults(Endpoint.STS).inject(Fault.status(503));
            }
            nxop.invalidate(nxop.credentialsProvider().resolveCredentials().accessKeyId());
            await(health, Status.DOWN);
            int asked = sandbox.requests(Endpoint.AGENT);
            assertThat(of(health).getDetails()).containsKeys("role", "session", "failures");
            assertThat(sandbox.requests(Endpoint.AGENT)).isEqualTo(asked);

            sandbox.faults(Endpoint.STS).clear();
            await(health, Status.UP);
        }
    }
}
