package com.aa.nxop.access.internal.time;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time and in order, on the thread of a caller of {@link #run}. While a task runs, other callers add theirs and go on: a
 * task that hangs holds up the queue, and no other thread. Thread-safe.
 */
public final class SerialQueue {
    /** Far more than wait in practice. While a task hangs for days, the oldest of the others are dropped. */
    private static final int MOST = 1_000;

    private final AtomicBoolean running = new AtomicBoolean();
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // guarded by itself

    public void add(Runnable task) {
        synchronized (waiting) {
            if (waiting.size() >= MOST) {
                waiting.remove();
            }
            waiting.add(task);
        }
    }

    /** Runs what waits, unless another thread does so already. A task that adds and runs others has them run after it. */
    public void run() {
        while (!isEmpty() && running.compareAndSet(false, true)) {
            try {
                Runnable task = next();
                while (task != null) {
                    task.run();
                    task = next();
                }
            } finally {
                running.set(false);
            }
        }
    }

    private boolean isEmpty() {
        synchronized (waiting) {
            return waiting.isEmpty();
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            return waiting.poll();
        }
    }

    public void clear() {
        synchronized (waiting) {
            waiting.clear();
        }
    }
}
