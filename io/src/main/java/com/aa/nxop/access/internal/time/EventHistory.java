package com.aa.nxop.access.internal.time;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The last events, for counters that are added after the first. Each counter hears every event once: first those kept here, then each new one.
 * Thread-safe.
 *
 * @param <E> an event
 */
public final class EventHistory<E> {
    /** Of sessions, more than a day of refreshes, or an outage of an hour. */
    private static final int MOST = 100;

    private final Deque<E> past = new ConcurrentLinkedDeque<>();
    private final List<Consumer<E>> counting = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    public synchronized void on(E event) {
        if (closed) {
            return;
        }
        if (past.size() == MOST) {
            past.pollFirst(); // Not removeFirst: a close may have emptied it.
        }
        past.addLast(event);
        counting.forEach(counter -> counter.accept(event));
    }

    public synchronized void tell(Consumer<E> counter) {
        if (!closed) {
            past.forEach(counter);
            counting.add(counter);
        }
    }

    /** Waits for nobody: a counter may hang. */
    public void close() {
        closed = true;
        past.clear();
        counting.clear();
    }
}
