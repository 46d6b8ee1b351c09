package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;

/** A refusal of MSK that somebody mends. Spring Kafka's default ends a listener for good. */
@Tag("full")
final class RefusedListenerTest {
    private static String allow(String actions) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "*"}]}
                """.formatted(actions);
    }

    @Import(TestApplication.class)
    static class RefusedApplication {
        @Bean
        Refusals refusals() {
            return new Refusals(new CountDownLatch(2));
        }
    }

    record Refusals(CountDownLatch missing) {
        @EventListener
        void on(ConsumerRetryAuthEvent event) {
            missing.countDown();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void theListenerListensWithoutARestart() throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder()
                        .msk(msk -> msk.topic("flights"))
                        .permissions(roles -> roles.target(allow("kafka:*")))
                        .start();
                ConfigurableApplicationContext context = TestApplication.start(
                        sandbox,
                        RefusedApplication.class,
                        TestApplication.NOT_REACTIVE,
                        "--spring.main.web-application-type=none",
                        "--spring.kafka.listener.auth-exception-retry-interval=100ms")) {
            assertThat(context.getBean(Refusals.class).missing().await(20, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(sandbox.msk().refusals()).isNotEmpty();

            sandbox.permissions().replaceTarget(allow("*"));
            // AWS looks permissions up at each call; a session of the sandbox keeps those of its birth.
            NxopAccess nxop = context.getBean(NxopAccess.class);
            nxop.invalidate(nxop.credentialsProvider().resolveCredentials().accessKeyId());
            context.getBean(KafkaTemplate.class).send("flights", "AA107").get(20, TimeUnit.SECONDS);
            assertThat(context.getBean(TestApplication.Inbox.class).messages.poll(20, TimeUnit.SECONDS))
                    .isEqualTo("AA107");
        }
    }
}
