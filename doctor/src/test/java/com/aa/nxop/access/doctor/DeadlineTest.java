package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the work does, who waits for it gets an answer in time, and in our words. */
@Timeout(30)
final class DeadlineTest {
    private static final Deadline LONG = Deadline.in(Duration.ofSeconds(20));

    private static AccessException late() {
        return new AccessException(CoreFinding.STS_UNREACHABLE, "late", "wait");
    }

    private static AccessException failure(Deadline deadline, Callable<String> work) {
        AccessException failure = catchThrowableOfType(
                AccessException.class, () -> deadline.within("target-identity", work, DeadlineTest::late));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void workThatEndsInTimeGivesItsResult() {
        assertThat(LONG.within("source", () -> "seen", DeadlineTest::late)).isEqualTo("seen");
    }

    @Test
    void itIsDoneOnAThreadThatNeverKeepsTheProcess() {
        String thread = LONG.within(
                "source",
                () -> Thread.currentThread().getName() + " "
                        + Thread.currentThread().isDaemon(),
                DeadlineTest::late);
        assertThat(thread).isEqualTo("nxop-doctor-source true");
    }

    @Test
    void workThatHangsIsLeftBehindAndInterrupted() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AccessException failure = failure(Deadline.in(Duration.ofMillis(50)), () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return "too late";
        });
        assertThat(failure.what()).isEqualTo("late");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void afterTheDeadlineNothingIsWaitedFor() {
        Deadline past = LONG.earlierBy(Duration.ofMinutes(1));
        assertThat(past.left()).isZero();
        assertThat(failure(past, () -> {
                            new CountDownLatch(1).await();
                            return "";
                        })
                        .what())
                .isEqualTo("late");
    }

    @Test
    void whatIsLeftIsNeverMoreThanWasGiven() {
        assertThat(LONG.left()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(LONG.earlierBy(Duration.ofSeconds(5)).left()).isLessThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aKnownFailureKeepsItsWordsAndTellsTheCallersStack() {
        AccessException failure = failure(LONG, () -> {
            throw new AccessException(CoreFinding.AGENT_BUSY, "The agent is busy.", "Wait.");
        });
        assertThat(failure)
                .hasMessage(
                        "The agent is busy.\n  Remedy: Wait.\n  More: https://nxop-access.example/docs/guide/troubleshooting.md#agent-busy");
        assertThat(failure.getStackTrace()).anyMatch(at -> at.getClassName().equals(DeadlineTest.class.getName()));
    }

    @Test
    void anUnknownFailureIsNamedAndItsTextIsNotRepeated() {
        AccessException failure = failure(LONG, () -> {
            throw new IOException("hidden");
        });
        assertThat(failure).hasMessage("""
                The check of target-identity failed in a way that the SDK does not know (java.io.IOException).
                  Remedy: Check the class path: two versions of one library are the most likely reason. If there are none, report the error.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#unexpected""");
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void aClassThatIsMissingIsNamed() {
        AccessException failure = failure(LONG, () -> {
            throw new NoClassDefFoundError("org/apache/kafka/clients/admin/Admin");
        });
        assertThat(failure.what())
                .isEqualTo("The check of target-identity failed in a way that the SDK does not know"
                        + " (java.lang.NoClassDefFoundError: org/apache/kafka/clients/admin/Admin).");
    }

    @Test
    void whoeverIsInterruptedWhileWaitingStaysSo() throws InterruptedException {
        AtomicReference<String> said = new AtomicReference<>("");
        Thread waiting = new Thread(() -> {
            Thread.currentThread().interrupt();
            AccessException failure = failure(LONG, () -> {
                new CountDownLatch(1).await();
                return "";
            });
            said.set(failure.getMessage() + " " + Thread.currentThread().isInterrupted());
        });
        waiting.start();
        waiting.join(10_000);
        assertThat(said).hasValue("""
                The Doctor was interrupted while it checked target-identity.
                  Remedy: If the application is shutting down, you need to do nothing.
                  More: https://nxop-access.example/docs/guide/troubleshooting.md#session-wait true""");
    }
}
