package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.doctor.DoctorFinding;
import com.aa.nxop.access.docdb.DocumentDbFinding;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thing after the other, each of which needs the one before. */
@Timeout(30)
final class StepsTest {
    private final List<Check> told = new ArrayList<>();

    private Steps in(Duration time) {
        return new Steps("docdb", Deadline.in(time), told::add);
    }

    private static AccessException late() {
        return new AccessException(DocumentDbFinding.DOCDB_TIMEOUT, "It did not answer.", "Look at its load.");
    }

    private static String refuse() {
        throw new AccessException(DoctorFinding.NETWORK_REFUSED, "It refuses.", "Start it.");
    }

    @Test
    void eachIsToldAsItEnds() {
        in(Duration.ofSeconds(20))
                .step("name", () -> "10.0.0.1 (" + told.size() + " before)", StepsTest::late)
                .step("port", () -> "open (" + told.size() + " before)", StepsTest::late);
        assertThat(told)
                .containsExactly(
                        Check.ok("docdb", "name", "10.0.0.1 (0 before)"), Check.ok("docdb", "port", "open (1 before)"));
    }

    @Test
    void afterTheFirstFailureNothingIsLookedAt() {
        in(Duration.ofSeconds(20))
                .step("name", () -> "10.0.0.1", StepsTest::late)
                .step("port", StepsTest::refuse, StepsTest::late)
                .step(
                        "login",
                        () -> {
                            throw new AssertionError("looked at");
                        },
                        StepsTest::late);
        assertThat(told)
                .containsExactly(
                        Check.ok("docdb", "name", "10.0.0.1"),
                        new Check(
                                "docdb",
                                "port",
                                Check.Status.FAILED,
                                "It refuses.",
                                "",
                                "Start it.",
                                Optional.of("network-refused")),
                        Check.skipped("docdb", "login", "an earlier step failed"));
        assertThat(told.get(1).guide()).contains("docs/troubleshooting.md#network-refused");
        assertThat(told.get(2).guide()).isEmpty();
    }

    @Test
    void whatIsNeededLaterIsGivenOnlyWhereItWasSeen() {
        Steps steps = in(Duration.ofSeconds(20));
        assertThat(steps.find("endpoint", () -> "host:27017", StepsTest::late)).contains("host:27017");
        assertThat(steps.find("port", StepsTest::refuse, StepsTest::late)).isEmpty();
        assertThat(steps.find("login", () -> "in", StepsTest::late)).isEmpty();
    }

    @Test
    void whatTakesTooLongIsSaidInTheStepsOwnWords() {
        CountDownLatch never = new CountDownLatch(1);
        Steps steps = in(Duration.ofMillis(50))
                .step(
                        "login",
                        () -> {
                            never.await();
                            return "";
                        },
                        StepsTest::late);
        assertThat(told).singleElement().satisfies(check -> {
            assertThat(check.seen()).isEqualTo("It did not answer.");
            assertThat(check.remedy()).isEqualTo("Look at its load.");
            assertThat(check.finding()).contains("docdb-timeout");
        });
        assertThat(steps.left()).isZero();
    }
}
