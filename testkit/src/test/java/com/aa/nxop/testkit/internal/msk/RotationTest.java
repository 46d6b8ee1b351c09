package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxMsk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Sessions of seconds, so that connections are authenticated again and again. */
@Tag("full")
@Execution(ExecutionMode.CONCURRENT)
class RotationTest {
    @RegisterExtension
    static final NxopSandbox sandbox = NxopSandbox.builder()
            .msk(msk -> msk.topic("topic"))
            .sts(sts -> sts.sessionLifetime(Duration.ofSeconds(4)))
            .build();

    private static double connections(Producer<?, ?> producer) {
        return producer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-creation-total")
                        && metric.getKey().group().equals("producer-metrics"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .findFirst()
                .orElseThrow();
    }

    private static List<SandboxMsk.Login> logins(String name) {
        return sandbox.msk().logins().stream()
                .filter(login -> login.principal().endsWith("/" + name))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_MSK_IAM", "OAUTHBEARER"})
    void keepsTheConnectionOfTheSamePrincipal(String mechanism) throws Throwable {
        String name = "steady-" + mechanism;
        AwsCredentialsProvider fresh = () -> KafkaClients.session(sandbox, sandbox.targetRole(), name);
        KafkaClients clients = mechanism.equals("AWS_MSK_IAM")
                ? KafkaClients.iam(sandbox, fresh)
                : KafkaClients.token(sandbox, fresh)
                        .with("sasl.login.refresh.min.period.seconds", (short) 0)
                        .with("sasl.login.refresh.buffer.seconds", (short) 0)
                        .with("sasl.login.refresh.window.factor", 0.5)
                        .with("sasl.login.refresh.window.jitter", 0.0);
        AtomicInteger sent = new AtomicInteger();
        try (Producer<String, String> producer = clients.producer()) {
            KafkaClients.send(producer, "topic", "0");
            double before = connections(producer);
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        try {
                            KafkaClients.send(producer, "topic", "" + sent.incrementAndGet());
                        } catch (Throwable e) {
                            throw new AssertionError("while rotating", e);
                        }
                        return logins(name).stream()
                                        .filter(SandboxMsk.Login::reauthentication)
                                        .count()
                                >= 3;
                    });
            assertThat(connections(producer)).isEqualTo(before);
        }
        List<SandboxMsk.Login> logins = logins(name);
        assertThat(logins).extracting(SandboxMsk.Login::mechanism).containsOnly(mechanism);
        assertThat(logins)
                .allSatisfy(
                        login -> assertThat(login.remaining()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4)));
        assertThat(logins.stream().map(SandboxMsk.Login::accessKeyId).distinct().count())
                .isGreaterThan(2);
        assertThat(sandbox.msk().refusals()).isEmpty();
    }

    private static void close(Consumer<?, ?> consumer) {
        try {
            consumer.close();
        } catch (KafkaException e) {
            // It cannot leave its group: the next connection may have changed its principal, too.
            assertThat(e).hasMessage("Failed to close kafka consumer");
        }
    }

    @Test
    void doesNotLetTheConnectionChangeItsPrincipal() {
        AtomicInteger asked = new AtomicInteger();
        AwsCredentialsProvider renamed =
                () -> KafkaClients.session(sandbox, sandbox.targetRole(), "renamed-" + asked.incrementAndGet());
        AtomicReference<String> seen = new AtomicReference<>("");
        Consumer<String, String> consumer = KafkaClients.iam(sandbox, renamed).consumer("group");
        try {
            consumer.subscribe(List.of("topic"));
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                try {
                    consumer.poll(Duration.ofMillis(100));
                    return false;
                } catch (SaslAuthenticationException e) {
                    seen.set(String.valueOf(e.getMessage()));
                    return true;
                }
            });
        } finally {
            close(consumer);
        }
        String arn = "IAM\\.arn:aws:sts::178549792225:assumed-role/example-role/renamed-\\d+";
        assertThat(seen.get()).matches("Cannot change principals during re-authentication from " + arn + ": " + arn);
    }
}
