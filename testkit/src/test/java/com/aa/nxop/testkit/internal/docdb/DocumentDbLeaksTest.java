package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.testkit.DocumentDbClients;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import com.aa.nxop.testkit.SandboxDocumentDb;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class DocumentDbLeaksTest {
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                // Of the JDK and of the SDK: not ours, and they come when they like.
                .filter(thread -> !thread.getName()
                        .matches("(process reaper|Keep-Alive-Timer|Common-Cleaner|idle-connection|"
                                + "ForkJoinPool|Cleaner-|surefire|awaitility).*"))
                .collect(Collectors.toSet());
    }

    private static Set<Thread> ours() {
        return threads().stream()
                .filter(thread -> thread.getName().startsWith("nxop-sandbox"))
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

    private static List<String> useOnce() throws IOException {
        NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
        Set<Thread> before = ours();
        // Closed while a client is still there.
        try (MongoClient client = DocumentDbClients.client(sandbox, DocumentDbClients.session(sandbox));
                WireClient second = new WireClient(sandbox.docdb())) {
            DocumentDbClients.orders(client).insertOne(new Document());
            second.ask("admin", "{hello: 1}");
            assertThat(ours()).anyMatch(thread -> thread.getName().startsWith("nxop-sandbox-docdb"));
            assertThat(before).allMatch(Thread::isDaemon);
            sandbox.docdb().inject(SandboxDocumentDb.LoginFault.hang());
            second.say(0, "$external", HandMadeLogin.start());
            List<String> members = sandbox.docdb().members();
            sandbox.close();
            return members;
        }
    }

    @Test
    void leavesNoThreadNoFileNoPortAndNoProperty() throws IOException {
        useOnce();
        Set<Thread> mine = ours();
        Set<Thread> threads = threads();
        Set<Path> files = files();
        Properties properties = properties();
        for (int i = 0; i < 3; i++) {
            for (String member : useOnce()) {
                int port = Integer.parseInt(member.split(":", 2)[1]);
                assertThatThrownBy(() -> new Socket("localhost", port).close()).isInstanceOf(IOException.class);
            }
            // At once: nothing of ours lingers.
            assertThat(ours()).isEqualTo(mine);
        }
        assertThat(files()).isEqualTo(files);
        assertThat(properties()).isEqualTo(properties);
        // The driver does not wait for its own, nor Netty for the one that says that all others have ended.
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Set<Thread> more = new HashSet<>(threads());
            more.removeAll(threads);
            assertThat(more).isEmpty();
        });
    }

    @Test
    void startsAndEndsWithinASecondOrTwo() {
        long start = System.nanoTime();
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start()) {
            assertThat(sandbox.docdb().endpoint()).startsWith("localhost:");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void costsNothingUnlessItIsAskedFor() throws IOException {
        Set<Path> files = files();
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(sandbox.environment()).doesNotContainKey("NXOP_DOCDB_CLUSTER_ID");
            assertThat(ours()).noneMatch(thread -> thread.getName().contains("docdb"));
            assertThat(files()).hasSize(files.size() + 1);
        }
    }
}
