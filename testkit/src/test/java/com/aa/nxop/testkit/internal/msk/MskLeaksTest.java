package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class MskLeaksTest {
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                // Of Kafka's registry of metrics, which is one for the whole JVM and never ends. Daemons.
                .filter(name -> !name.startsWith("metrics-meter-tick-thread"))
                // Of the JDK and of the SDK: not ours, and they come when they like.
                .filter(name -> !name.matches("(process reaper|Keep-Alive-Timer|Common-Cleaner|idle-connection|"
                        + "ForkJoinPool|Cleaner-|surefire|awaitility).*"))
                .collect(Collectors.toSet());
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("nxop-sandbox-"))
                    .collect(Collectors.toSet());
        }
    }

    private static Properties properties() {
        Properties copy = new Properties();
        copy.putAll(System.getProperties());
        return copy;
    }

    private static void useOnce() throws Throwable {
        try (NxopSandbox sandbox =
                NxopSandbox.builder().msk(msk -> msk.topic("topic")).start()) {
            for (String mechanism : new String[] {"AWS_MSK_IAM", "OAUTHBEARER"}) {
                KafkaClients clients = KafkaClients.of(mechanism, sandbox, KafkaClients.session(sandbox));
                clients.send("topic", "x");
                assertThat(clients.read("topic", mechanism, 1)).isNotEmpty();
            }
            assertThat(sandbox.msk().caFile()).isRegularFile();
        }
    }

    @Test
    void leavesNoThreadNoFileAndNoProperty() throws Throwable {
        useOnce();
        Set<String> threads = threads();
        Set<Path> files = files();
        Properties properties = properties();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (int i = 0; i < 2; i++) {
            useOnce();
        }
        assertThat(files()).isEqualTo(files);
        assertThat(properties()).isEqualTo(properties);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
        // Kafka's clients do not wait for the last of their own.
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Set<String> more = new HashSet<>(threads());
            more.removeAll(threads);
            assertThat(more).isEmpty();
        });
    }

    @Test
    void startsWithinSeconds() {
        long start = System.nanoTime();
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.MSK).start()) {
            assertThat(sandbox.msk().bootstrapServers()).startsWith("localhost:");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void costsNothingUnlessItIsAskedFor() throws IOException {
        Set<Path> files = files();
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(sandbox.environment()).doesNotContainKey("NXOP_MSK_CLUSTER_ARN");
            assertThat(threads()).noneMatch(name -> name.contains("kafka"));
            assertThat(files()).hasSize(files.size() + 1);
        }
    }
}
