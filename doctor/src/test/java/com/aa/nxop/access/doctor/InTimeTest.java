package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever hangs, the Doctor does not. */
@Tag("full")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
final class InTimeTest {
    @ParameterizedTest
    @CsvSource({
        "POD_IDENTITY, AGENT,    source,          agent-unreachable",
        "POD_IDENTITY, STS,      source-identity, sts-unreachable",
        "WEB_IDENTITY, STS,      source,          sts-unreachable",
        "KUBE2IAM,     METADATA, source,          kube2iam-unreachable",
        "KUBE2IAM,     STS,      source-identity, sts-unreachable",
        "VAULT_FILE,   STS,      source-identity, sts-unreachable",
    })
    void whatHangsIsNamedInTheTimeThatWasGiven(PodSource source, Endpoint endpoint, String stage, String finding) {
        try (NxopSandbox sandbox = NxopSandbox.builder().source(source).start()) {
            sandbox.faults(endpoint).inject(Fault.hang());
            long start = System.nanoTime();
            Told told = Told.in(sandbox, "--timeout", "3");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("the time that was given, and what starting costs")
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(told.exit()).isOne();
            assertThat(told.out())
                    .startsWith("Access to the NXOP account does not work. First finding, at " + stage + ": " + finding
                            + ".\n");
        }
    }

    /** Outside every step with a deadline of its own: as a file on a network mount would. */
    @Test
    void whatHangsBetweenTwoStepsIsToo() {
        CountDownLatch never = new CountDownLatch(1);
        try (NxopSandbox sandbox = NxopSandbox.builder().start();
                NxopAccess nxop = NxopAccess.of(NxopConfig.fromEnvironment(sandbox.environment()))) {
            DiagnosisOptions options = DiagnosisOptions.usual()
                    .withTimeout(Duration.ofSeconds(2))
                    .withProgress(check -> hangIn(check, never));
            long start = System.nanoTime();
            Diagnosis diagnosis = Doctor.diagnose(nxop, options);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            assertThat(diagnosis.firstFailure().orElseThrow().stage()).isEqualTo("source");
            assertThat(diagnosis.finding()).contains("unexpected");
            assertThat(diagnosis.checks()).filteredOn(Check::isFailed).hasSize(1);
            assertThat(diagnosis.toString()).contains("This stage did not end in time. It hangs between two steps.");
        } finally {
            never.countDown();
        }
    }

    private static void hangIn(Check check, CountDownLatch never) {
        if (check.stage().equals("workload")) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
