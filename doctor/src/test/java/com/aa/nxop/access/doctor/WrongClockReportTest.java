package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A wrong clock comes first, whatever else fails; and where nothing fails, it is said as well. */
@Tag("full")
@Timeout(60)
final class WrongClockReportTest {
    private static NxopSandbox late(int minutes) {
        NxopSandbox sandbox = NxopSandbox.builder().start();
        sandbox.clock().advance(Duration.ofMinutes(-minutes));
        sandbox.token().rotate();
        return sandbox;
    }

    private static String line(Told told) {
        return told.out().replaceAll("\\s+", " ");
    }

    /** The AWS SDK corrects its own calls by the time of the answers. */
    @Test
    void whereNothingFailsItIsSaidAndIsNoFailure() {
        try (NxopSandbox sandbox = late(40)) {
            Told told = Told.in(sandbox);
            assertThat(told.exit()).as(told.out()).isZero();
            assertThat(line(told))
                    .contains(
                            "The pod's clock is 40 minutes ahead of AWS's. (The AWS SDK corrects the time of its own calls. MSK"
                                    + " and DocumentDB refuse logins with a wrong time.)");
        }
    }

    @Test
    void itComesBeforeEverythingElseThatFails() {
        try (NxopSandbox sandbox = late(40)) {
            sandbox.trustPolicies().replaceTarget("""
                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "111122223333"},
                     "Action": "sts:AssumeRole"}}
                    """);
            Told told = Told.in(sandbox);
            assertThat(told.exit()).isOne();
            assertThat(told.out())
                    .startsWith("Access to the NXOP account does not work. First finding, at workload: clock-skew.")
                    .contains("FAIL  workload        clock of the pod's node")
                    .contains("FAIL  assume-role");
        }
    }

    /** STS says nothing, and the agent's answers have a date as well, a refusal's included. */
    @Test
    void whereStsIsOutOfReachTheAgentsTimeCounts() {
        try (NxopSandbox sandbox = late(40)) {
            sandbox.faults(Endpoint.AGENT).inject(Fault.status(404, "not found"));
            Told told = Told.in(sandbox);
            assertThat(told.out())
                    .startsWith("Access to the NXOP account does not work. First finding, at workload: clock-skew.");
            assertThat(line(told)).contains("The pod's clock is 40 minutes ahead of AWS's.");
        }
    }

    @Test
    void aFewMinutesAreNotSaid() {
        try (NxopSandbox sandbox = late(3)) {
            assertThat(Told.in(sandbox).out())
                    .doesNotContain("clock of the pod's node")
                    .doesNotContain("minutes ahead");
        }
    }
}
