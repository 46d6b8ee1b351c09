package com.aa.nxop.access.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code client} promises beside its words: the time, and that nothing stays behind. */
@Tag("full")
@Timeout(60)
final class FirstLoginTest {
    /** The javadoc says ten seconds. */
    @Test
    void aServerThatSaysNothingIsGivenTenSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox, "NXOP_DOCDB_ENDPOINT", "localhost:" + silent.getLocalPort())) {
            nxop.credentialsProvider().resolveCredentials();
            long start = System.nanoTime();
            assertThat(catchThrowable(() -> NxopDocumentDb.client(nxop))).isInstanceOf(AccessException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(14));
        }
    }

    @Test
    void aClientThatFailedLeavesNoThread() {
        try (NxopSandbox sandbox = NxopSandbox.builder().with(Part.DOCDB).start();
                NxopAccess nxop = Access.in(sandbox)) {
            Set<Thread> before = driversThreads();
            sandbox.docdb().deregister(sandbox.targetRole());
            assertThat(catchThrowable(() -> NxopDocumentDb.client(nxop))).isInstanceOf(AccessException.class);
            await().untilAsserted(() -> assertThat(before).containsAll(driversThreads()));
        }
    }

    private static Set<Thread> driversThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cluster-")
                        || thread.getName().startsWith("MaintenanceTimer"))
                .collect(Collectors.toSet());
    }
}
