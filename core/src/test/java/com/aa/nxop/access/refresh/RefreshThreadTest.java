package com.aa.nxop.access.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RefreshThreadTest {
    private final Scheduler scheduler = Scheduler.daemonThread();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void noThreadIsStartedBeforeThereIsSomethingToDo() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Scheduler idle = Scheduler.daemonThread();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .doesNotContain("nxop-access-refresh");
        idle.close();
    }

    @Test
    void whatIsToRunSoonRunsOnAnotherThread() throws InterruptedException {
        Thread[] other = new Thread[1];
        CountDownLatch done = new CountDownLatch(1);
        scheduler.run(() -> {
            other[0] = Thread.currentThread();
            done.countDown();
        });
        done.await();
        assertThat(other[0]).isNotSameAs(Thread.currentThread());
        assertThat(other[0].isDaemon()).isTrue();
    }

    @Test
    void whatIsToRunLaterRunsInPlaceOfWhatWasToRunLaterBefore() {
        AtomicInteger first = new AtomicInteger();
        scheduler.runLater(Duration.ofMillis(50), first::incrementAndGet);
        scheduler.runLater(Duration.ofMillis(60), runs::incrementAndGet);
        await().until(() -> runs.get() == 1);
        assertThat(first).hasValue(0);
    }

    @Test
    void aTaskThatThrowsEndsNothing() {
        scheduler.run(() -> {
            throw new IllegalStateException("on purpose");
        });
        scheduler.runLater(Duration.ZERO, runs::incrementAndGet);
        await().until(() -> runs.get() == 1);
    }

    @Test
    void afterTheCloseNothingRunsAndNothingIsThrown() {
        scheduler.runLater(Duration.ofMillis(20), runs::incrementAndGet);
        scheduler.close();
        scheduler.run(runs::incrementAndGet);
        scheduler.runLater(Duration.ZERO, runs::incrementAndGet);
        scheduler.close();
        await().during(Duration.ofMillis(100)).until(() -> runs.get() == 0);
    }

    @Test
    void theCloseInterruptsWhatRuns() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        scheduler.run(() -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        started.await();
        scheduler.close();
        interrupted.await();
    }
}
