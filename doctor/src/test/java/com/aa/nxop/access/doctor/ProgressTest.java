package com.aa.nxop.access.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.internal.config.Environment;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever waits sees how far it has come. */
@Tag("full")
@Timeout(60)
final class ProgressTest {
    @Test
    void aLineForEachCheckOnStandardError() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            assertThat(Told.in(sandbox).err()).isEqualTo("""
                    configuration: 6 settings: ok
                    workload: identity of the pod: ok
                    source: choice of the source: ok
                    source: token: ok
                    source: credentials: ok
                    source-identity: identity of the source's credentials: ok
                    assume-role: arn:aws:iam::178549792225:role/example-role: ok
                    target-identity: identity of the session: ok
                    """);
        }
    }

    @Test
    void aFailureIsALineAndWhatIsSkippedIsNone() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.token().expire();
            assertThat(Told.in(sandbox).err()).isEqualTo("""
                    configuration: 6 settings: ok
                    workload: identity of the pod: ok
                    source: choice of the source: ok
                    source: token: ok
                    source: credentials: failed
                    """);
        }
    }

    /** Not all at once in the end. */
    @Test
    void theLinesAreThereWhileSomethingHangs() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            sandbox.faults(Endpoint.STS).inject(Fault.hang());
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> Doctor.run(
                    List.of("--timeout", "2"),
                    Environment.of(sandbox.environment()),
                    new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                    new PrintStream(err, true, UTF_8)));
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> err.toString(UTF_8).endsWith("source: credentials: ok\n"));
            assertThat(exit).isNotDone();
            assertThat(exit.join()).isOne();
            assertThat(err.toString(UTF_8)).endsWith("source-identity: identity of the source's credentials: failed\n");
        }
    }

    @Test
    void inCodeTheSameChecksAreTold() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            List<Check> told = new CopyOnWriteArrayList<>();
            Diagnosis diagnosis = Doctor.diagnose(nxop, DiagnosisOptions.usual().withProgress(told::add));
            assertThat(diagnosis.checks()).containsAll(told);
            assertThat(told).hasSize(8);
        }
    }
}
