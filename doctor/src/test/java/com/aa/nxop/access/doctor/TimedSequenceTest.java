package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.spi.check.CheckSequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thing after the other, each of which needs the one before. */
@Timeout(30)
final class TimedSequenceTest {
    private final List<Check> told = new ArrayList<>();

    private TimedSequence in(Duration time) {
        return Walks.steps("docdb", time, told::add);
    }

    private static AccessException late() {
        return new AccessException(AdapterFinding.DOCDB_TIMEOUT, "It did not answer.", "Look at its load.");
    }

    private static String refuse() {
        throw new AccessException(CoreFinding.NETWORK_REFUSED, "It refuses.", "Start it.");
    }

    @Test
    void eachIsToldAsItEnds() {
        in(Duration.ofSeconds(20))
                .step("name", () -> "10.0.0.1 (" + told.size() + " before)", TimedSequenceTest::late)
                .step("port", () -> "open (" + told.size() + " before)", TimedSequenceTest::late);
        assertThat(told)
                .containsExactly(
                        Check.ok("docdb", "name", "10.0.0.1 (0 before)"), Check.ok("docdb", "port", "open (1 before)"));
    }

    @Test
    void afterTheFirstFailureNothingIsLookedAt() {
        in(Duration.ofSeconds(20))
                .step("name", () -> "10.0.0.1", TimedSequenceTest::late)
                .step("port", TimedSequenceTest::refuse, TimedSequenceTest::late)
                .step(
                        "login",
                        () -> {
                            throw new AssertionError("looked at");
                        },
                        TimedSequenceTest::late);
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
        assertThat(told.get(1).guide())
                .contains("https://nxop-access.example/docs/guide/troubleshooting.md#network-refused");
        assertThat(told.get(2).guide()).isEmpty();
    }

    @Test
    void whatIsNeededLaterIsGivenOnlyWhereItWasSeen() {
        TimedSequence steps = in(Duration.ofSeconds(20));
        assertThat(steps.find("endpoint", () -> "host:27017", TimedSequenceTest::late))
                .contains("host:27017");
        assertThat(steps.find("port", TimedSequenceTest::refuse, TimedSequenceTest::late))
                .isEmpty();
        assertThat(steps.find("login", () -> "in", TimedSequenceTest::late)).isEmpty();
    }

    @Test
    void whatTakesTooLongIsSaidInTheStepsOwnWords() {
        CountDownLatch never = new CountDownLatch(1);
        CheckSequence steps = in(Duration.ofMillis(50))
                .step(
                        "login",
                        () -> {
                            never.await();
                            return "";
                        },
                        TimedSequenceTest::late);
        assertThat(told).singleElement().satisfies(check -> {
            assertThat(check.seen()).isEqualTo("It did not answer.");
            assertThat(check.remedy()).isEqualTo("Look at its load.");
            assertThat(check.finding()).contains("docdb-timeout");
        });
        assertThat(steps.left()).isZero();
    }
}
