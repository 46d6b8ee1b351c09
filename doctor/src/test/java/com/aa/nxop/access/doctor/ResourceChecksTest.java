package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.doctor.Check.Status;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.internal.AccessParts;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.spi.AdapterContext;
import com.aa.nxop.access.spi.check.CheckContext;
import com.aa.nxop.access.spi.check.ResourceCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("full")
@Timeout(30)
final class ResourceChecksTest {
    private static final NxopConfig CONFIG = NxopConfig.fromEnvironment(Pod.withPodIdentity());
    private static final AdapterContext ADAPTERS =
            AccessParts.of(AccessSettings.of(Pod.withPodIdentity()), Optional.empty());

    private final List<Check> told = Collections.synchronizedList(new ArrayList<>());

    private static AccessException late() {
        return new AccessException(AdapterFinding.MSK_FAILED, "late", "wait");
    }

    private record Fake(String resource, boolean configured, Consumer<CheckContext> work) implements ResourceCheck {
        @Override
        public boolean isConfigured(AdapterContext context, List<String> buckets) {
            return configured;
        }

        @Override
        public void check(CheckContext context) {
            work.accept(context);
        }
    }

    private List<Check> visit(Duration time, Fake... checks) {
        Map<String, ResourceCheck> found = new java.util.TreeMap<>();
        for (Fake check : checks) {
            found.put(check.resource(), check);
        }
        try (NxopAccess nxop = NxopAccess.of(CONFIG)) {
            return new ResourceChecks(ADAPTERS, DiagnosisOptions.usual().withProgress(told::add), Walks.PROCESS, found)
                    .runAll(nxop, Deadline.in(time));
        }
    }

    private static Fake seeing(String resource, String seen) {
        return new Fake(resource, true, context -> context.sequence().step("it", () -> seen, ResourceChecksTest::late));
    }

    @Test
    void resourcesAreToldInAFixedOrderAndMissingOnesAreNamed() {
        List<Check> checks = visit(Duration.ofSeconds(5), seeing("zebra", "z"), seeing("docdb", "d"));
        assertThat(checks).extracting(Check::stage).containsExactly("s3", "msk", "docdb", "zebra");
        assertThat(checks)
                .extracting(Check::status)
                .containsExactly(Status.SKIPPED, Status.SKIPPED, Status.OK, Status.OK);
        assertThat(checks.get(1).seen()).isEqualTo("nxop-access-msk is not on the class path");
        assertThat(told).extracting(Check::stage).containsExactlyInAnyOrder("docdb", "zebra");
    }

    /** Neither comes through the barrier alone. */
    @Test
    void theyAreVisitedSideBySide() {
        CyclicBarrier both = new CyclicBarrier(2);
        Consumer<CheckContext> meet =
                context -> context.sequence().step("meeting", () -> "met " + both.await(), ResourceChecksTest::late);
        assertThat(visit(Duration.ofSeconds(10), new Fake("s3", true, meet), new Fake("msk", true, meet)))
                .filteredOn(check -> check.status() == Status.OK)
                .hasSize(2);
    }

    @Test
    void aStepThatHangsIsNamedAndWhatWasSeenBeforeStays() {
        CountDownLatch never = new CountDownLatch(1);
        Fake hanging = new Fake(
                "msk",
                true,
                context -> context.sequence()
                        .step("first", () -> "seen", ResourceChecksTest::late)
                        .step(
                                "second",
                                () -> {
                                    never.await();
                                    return "";
                                },
                                ResourceChecksTest::late)
                        .step("third", () -> "", ResourceChecksTest::late));
        List<Check> checks = visit(Duration.ofSeconds(1), hanging).stream()
                .filter(check -> check.stage().equals("msk"))
                .toList();
        assertThat(checks).extracting(Check::status).containsExactly(Status.OK, Status.FAILED, Status.SKIPPED);
        assertThat(checks.get(1).finding()).contains("msk-failed");
        never.countDown();
    }

    @Test
    void aCheckThatBreaksIsAFindingAndItsTextIsNotRepeated() {
        Fake broken = new Fake("msk", true, visit -> {
            throw new IllegalStateException("hidden");
        });
        Check failed = visit(Duration.ofSeconds(5), broken).get(1);
        assertThat(failed.finding()).contains("unexpected");
        assertThat(failed.seen())
                .isEqualTo(
                        "The check of msk failed in a way that the SDK does not know (java.lang.IllegalStateException).");
    }

    @Test
    void whatIsNotConfiguredIsNotVisited() {
        Fake idle = new Fake("s3", false, visit -> {
            throw new IllegalStateException();
        });
        assertThat(visit(Duration.ofSeconds(5), idle).get(0).seen()).isEqualTo("no bucket was named (--bucket NAME)");
    }

    /** It would look as if all were well. */
    @Test
    void aCheckThatHangsOutsideOfItsStepsIsAFinding() {
        CountDownLatch never = new CountDownLatch(1);
        Fake hanging = new Fake("msk", true, visit -> {
            visit.sequence().step("first", () -> "seen", ResourceChecksTest::late);
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        List<Check> checks = visit(Duration.ofMillis(500), hanging, seeing("s3", "a bucket"));
        assertThat(checks)
                .extracting(check -> check.stage() + " " + check.about() + " " + check.status())
                .containsExactly("s3 it OK", "msk first OK", "msk msk FAILED", "docdb docdb SKIPPED");
        Check failed = checks.get(2);
        assertThat(failed.finding()).contains("unexpected");
        assertThat(failed.seen()).isEqualTo("The check of msk did not end in time. It hangs between two steps.");
        assertThat(failed.meaning()).isEqualTo("The Doctor did not check the rest.");
        assertThat(failed.remedy())
                .isEqualTo(
                        "Give it more time with --timeout. If it hangs again, report it with a thread dump (jstack).");
        never.countDown();
    }

    @Test
    void whatIsSkippedIsSaidWithItsOwnReason() {
        Map<String, ResourceCheck> found = Map.of(
                "msk", new Fake("msk", true, visit -> {}),
                "s3", new Fake("s3", false, visit -> {}));
        assertThat(new ResourceChecks(ADAPTERS, DiagnosisOptions.usual(), Walks.PROCESS, found)
                        .skipped("an earlier stage failed"))
                .containsExactly(
                        Check.skipped("s3", "s3", "no bucket was named (--bucket NAME)"),
                        Check.skipped("msk", "msk", "an earlier stage failed"),
                        Check.skipped("docdb", "docdb", "nxop-access-docdb is not on the class path"));
    }

    @Test
    void aMissingClassIsNamed() {
        Fake broken = new Fake("docdb", true, visit -> {
            throw new NoClassDefFoundError("com/mongodb/client/MongoClient");
        });
        assertThat(visit(Duration.ofSeconds(5), broken).get(2).seen())
                .isEqualTo(
                        "The check of docdb failed in a way that the SDK does not know (java.lang.NoClassDefFoundError:"
                                + " com/mongodb/client/MongoClient).");
    }
}
