package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
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
}
