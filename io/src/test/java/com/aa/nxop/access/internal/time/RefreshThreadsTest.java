package com.aa.nxop.access.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@SuppressWarnings("removal") // JDK 17 has access control contexts, and threads inherit them.
@Tag("full")
class RefreshThreadsTest {
    private static final InheritableThreadLocal<Object> INHERITED = new InheritableThreadLocal<>();

    private final Scheduler scheduler = Scheduler.daemonThreads();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void noThreadIsStartedBeforeThereIsSomethingToDo() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Scheduler idle = Scheduler.daemonThreads();
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
        scheduler.start(() -> {
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
    void whatACallerHandsOverRunsOnTheTimersThreadAndWhatWaitsStays() throws InterruptedException {
        String[] other = new String[1];
        CountDownLatch done = new CountDownLatch(2);
        scheduler.runLater(Duration.ofMillis(20), done::countDown);
        assertThat(scheduler.runSoon(() -> {
                    other[0] = Thread.currentThread().getName();
                    done.countDown();
                }))
                .isTrue();
        done.await();
        assertThat(other[0]).isEqualTo("nxop-access-timer");
    }

    @Test
    void aTaskThatThrowsEndsNothing() {
        scheduler.start(() -> {
            throw new IllegalStateException("on purpose");
        });
        scheduler.runLater(Duration.ZERO, runs::incrementAndGet);
        await().until(() -> runs.get() == 1);
    }

    @Test
    void afterTheCloseNothingRunsAndNothingIsThrown() {
        scheduler.runLater(Duration.ofMillis(20), runs::incrementAndGet);
        scheduler.close();
        scheduler.start(runs::incrementAndGet);
        scheduler.runLater(Duration.ZERO, runs::incrementAndGet);
        assertThat(scheduler.runSoon(runs::incrementAndGet)).isFalse();
        scheduler.close();
        await().during(Duration.ofMillis(100)).until(() -> runs.get() == 0);
    }

    /** As with {@code ulimit -u}: the executor would keep each task and run all of them once there is a thread again. */
    @Test
    void whatFoundNoThreadDoesNotRunLater() {
        AtomicBoolean full = new AtomicBoolean(true);
        Scheduler limited = new RefreshThreads((task, name) -> new Thread(task, name) {
            @Override
            public synchronized void start() {
                if (full.get()) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        });
        for (int i = 0; i < 25; i++) {
            assertThat(catchThrowable(() -> limited.start(runs::incrementAndGet)))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThat(catchThrowable(() -> limited.runLater(Duration.ZERO, runs::incrementAndGet)))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThat(limited.runSoon(runs::incrementAndGet)).isFalse();
        }
        assertThat(limited.running()).isZero();
        full.set(false);
        CountDownLatch last = new CountDownLatch(2);
        limited.start(last::countDown);
        limited.runLater(Duration.ZERO, last::countDown);
        await().until(() -> last.getCount() == 0);
        assertThat(runs).hasValue(0);
        limited.close();
    }

    @Test
    void anAttemptThatHangsHoldsUpNoOther() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        scheduler.start(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        CountDownLatch other = new CountDownLatch(1);
        scheduler.start(other::countDown);
        other.await();
        await().until(() -> scheduler.running() == 1);
        end.countDown();
        await().until(() -> scheduler.running() == 0);
    }

    @Test
    void whatIsRepeatedRunsUntilTheClose() {
        scheduler.repeat(Duration.ofMillis(5), runs::incrementAndGet);
        await().until(() -> runs.get() >= 3);
        scheduler.close();
        int after = runs.get();
        await().during(Duration.ofMillis(50)).until(() -> runs.get() <= after + 1);
    }

    /** Kept for as long as the access is open, they would keep a redeployed web application in memory. */
    @Test
    void theThreadsKeepNothingOfWhoStartedThem() throws InterruptedException {
        List<WeakReference<Object>> kept = startedByAWebApplication();
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            System.gc();
            return kept.stream().allMatch(reference -> reference.get() == null);
        });
    }

    /** In a frame of its own, which holds nothing when it has ended. */
    private List<WeakReference<Object>> startedByAWebApplication() throws InterruptedException {
        List<WeakReference<Object>> kept = new ArrayList<>();
        Thread starter = new Thread(() -> {
            Object value = new Object();
            INHERITED.set(value);
            ClassLoader loader = new URLClassLoader(new URL[0]);
            Thread.currentThread().setContextClassLoader(loader);
            kept.add(new WeakReference<>(value));
            kept.add(new WeakReference<>(loader));
            ProtectionDomain domain = new ProtectionDomain(null, null, loader, null);
            AccessControlContext context = new AccessControlContext(new ProtectionDomain[] {domain});
            AccessController.doPrivileged(
                    (PrivilegedAction<Void>) () -> {
                        scheduler.runLater(Duration.ofHours(1), runs::incrementAndGet);
                        return null;
                    },
                    context);
        });
        starter.start();
        starter.join();
        return kept;
    }

    @Test
    void theCloseInterruptsWhatRuns() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        scheduler.start(() -> {
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
