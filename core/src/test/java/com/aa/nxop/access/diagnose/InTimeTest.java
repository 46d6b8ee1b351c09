package com.aa.nxop.access.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodSource;
import com.aa.nxop.testkit.http.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever hangs, the Doctor does not. */
@Timeout(60)
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
            sandbox.inject(endpoint, Fault.hang());
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
}
