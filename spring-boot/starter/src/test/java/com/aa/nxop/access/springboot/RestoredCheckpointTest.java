package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Spring stops a context before a checkpoint, and starts it after it was restored. */
@Tag("full")
final class RestoredCheckpointTest {
    private static String key(ConfigurableApplicationContext context) {
        return context.getBean(NxopAccess.class)
                .credentialsProvider()
                .resolveCredentials()
                .accessKeyId();
    }

    @Test
    void theSessionIsFresh() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                ConfigurableApplicationContext context = TestApplication.start(sandbox, EmptyApplication.class)) {
            String before = key(context);
            context.stop();
            context.start();
            assertThat(key(context)).isNotEqualTo(before);
        }
    }

    /** A connection that is open at the time of the checkpoint would make it fail. */
    @Test
    void nothingIsFetchedBetweenTheCheckpointAndTheRestore() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                ConfigurableApplicationContext context = TestApplication.start(sandbox, EmptyApplication.class)) {
            String before = key(context);
            int asked = sandbox.requests(Endpoint.AGENT);
            context.stop();
            NxopAccess nxop = context.getBean(NxopAccess.class);
            assertThat(nxop.invalidate(before)).isTrue();
            assertThat(nxop.status().usable()).isFalse();
            await().during(Duration.ofMillis(300)).until(() -> sandbox.requests(Endpoint.AGENT) == asked);
            context.start();
            await().until(() -> nxop.status().usable());
        }
    }
}
