package com.aa.nxop.access.internal.time;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Daemon threads: a timer that never blocks, and one thread for each attempt. Thread-safe. */
final class RefreshThreads implements Scheduler {
    private final BiFunction<Runnable, String, Thread> threads;
    private final ScheduledThreadPoolExecutor timer;
    private final Set<Thread> attempts = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private @Nullable Future<?> later; // guarded by this

    RefreshThreads() {
        this(DaemonThread::of);
    }

    /** @param threads makes a thread of a task and a name: a seam */
    RefreshThreads(BiFunction<Runnable, String, Thread> threads) {
        this.threads = threads;
        timer = new ScheduledThreadPoolExecutor(1, task -> threads.apply(task, "nxop-access-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void start(Runnable attempt) {
        Thread thread = threads.apply(() -> run(attempt), "nxop-access-refresh");
        attempts.add(thread);
        boolean started = false;
        try {
            if (!closed) {
                thread.start();
                started = true;
            }
        } finally {
            if (!started) {
                attempts.remove(thread);
            }
        }
        if (closed) {
            thread.interrupt(); // Closed meanwhile: the close may not have seen this thread.
        }
    }

    private void run(Runnable attempt) {
        try {
            attempt.run();
        } finally {
            attempts.remove(Thread.currentThread());
        }
    }

    @Override
    public int running() {
        return attempts.size();
    }

    @Override
    public boolean runSoon(Runnable task) {
        int before = timer.getQueue().size();
        try {
            timer.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        } catch (OutOfMemoryError e) {
            forgetUnlessOlder(before);
            return false;
        }
    }

    @Override
    public synchronized void runLater(Duration delay, Runnable task) {
        if (later != null) {
            later.cancel(false);
            later = null;
        }
        later = scheduled(() -> timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public synchronized void repeat(Duration period, Runnable task) {
        var unused = scheduled(
                () -> timer.scheduleWithFixedDelay(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Null once closed. */
    private @Nullable Future<?> scheduled(Supplier<Future<?>> scheduling) {
        int before = timer.getQueue().size();
        try {
            return scheduling.get();
        } catch (RejectedExecutionException e) {
            return null; // Closed meanwhile: there is nothing left to refresh.
        } catch (OutOfMemoryError e) {
            forgetUnlessOlder(before);
            throw e;
        }
    }

    /** The executor keeps what it found no thread for, and would run all of it once there is one. */
    private void forgetUnlessOlder(int before) {
        if (before == 0) {
            timer.getQueue().clear();
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        attempts.forEach(Thread::interrupt);
    }
}
