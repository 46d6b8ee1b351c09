package com.aa.nxop.access.internal.session;

import static org.awaitility.Awaitility.await;

import com.aa.nxop.access.fakes.FakeClock;
import com.aa.nxop.access.internal.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.DoubleSupplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Many callers on threads of their own, the real refresh thread, and a loader that waits for a word of the test. */
final class RealThreads implements AutoCloseable {
    final FakeClock clock = new FakeClock();
    final ScriptedLoader loader = new ScriptedLoader(clock);
    volatile DoubleSupplier random = () -> 0.5;
    final Scheduler scheduler = new Watched();
    final RefreshingCredentials credentials =
            new RefreshingCredentials(loader, Machine.clocks(clock), scheduler, () -> this.random.getAsDouble());
    private final CountDownLatch scheduled = new CountDownLatch(1);
    final CountDownLatch loading = new CountDownLatch(1);
    private final CountDownLatch permitted = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final List<FutureTask<AwsCredentials>> calls = new ArrayList<>();

    /** Gets the first session, and waits until its refresh is scheduled: only then may the clock be moved. */
    void first() throws InterruptedException {
        credentials.resolveCredentials();
        scheduled.await();
    }

    /** The next load stands still until {@link #permit}, and then does this. */
    void nextLoadWaitsAndThen(Runnable before) {
        loader.does(() -> {
            loading.countDown();
            try {
                permitted.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            before.run();
            return loader.session();
        });
    }

    void permit() {
        permitted.countDown();
    }

    /** Starts so many callers, and waits until every one of them waits. */
    void call(int callers) {
        for (int i = 0; i < callers; i++) {
            FutureTask<AwsCredentials> call = new FutureTask<>(credentials::resolveCredentials);
            Thread thread = new Thread(call, "caller-" + calls.size());
            calls.add(call);
            threads.add(thread);
            thread.start();
        }
        await().until(() -> threads.stream().allMatch(RealThreads::waits));
    }

    private static boolean waits(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    Thread thread(int caller) {
        return threads.get(caller);
    }

    AwsCredentials result(int caller) throws InterruptedException {
        try {
            return calls.get(caller).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    Throwable failure(int caller) throws InterruptedException {
        try {
            throw new AssertionError("there was a result: " + calls.get(caller).get());
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    /** The real one, which tells when the first refresh was scheduled. */
    private final class Watched implements Scheduler {
        private final Scheduler real = Scheduler.daemonThreads();

        @Override
        public void start(Runnable task) {
            real.start(task);
        }

        @Override
        public boolean runSoon(Runnable task) {
            return real.runSoon(task);
        }

        @Override
        public int running() {
            return real.running();
        }

        @Override
        public void repeat(Duration period, Runnable task) {
            real.repeat(period, task);
        }

        @Override
        public void runLater(Duration delay, Runnable task) {
            real.runLater(delay, task);
            scheduled.countDown();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    @Override
    public void close() {
        permit();
        credentials.close();
    }
}
