package com.aa.nxop.access.refresh;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one background thread of an access. */
final class RefreshThread implements Scheduler {
    private final ScheduledThreadPoolExecutor executor;
    private @Nullable Future<?> later; // guarded by this

    RefreshThread() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "nxop-access-refresh");
            thread.setDaemon(true);
            // Not the first caller's loader: that would keep a redeployed web application alive.
            thread.setContextClassLoader(RefreshThread.class.getClassLoader());
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void run(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile, which whoever waits for the task is told by the closed session.
        }
    }

    @Override
    public synchronized void runLater(Duration delay, Runnable task) {
        if (later != null) {
            later.cancel(false);
        }
        try {
            later = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            later = null; // Closed meanwhile: there is nothing left to refresh.
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
