package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.SessionEvent;
import com.aa.nxop.access.SessionListener;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The last events of a session, for counters that are added after the session began. Each counter hears every event once: first those kept
 * here, then each new one. Thread-safe.
 */
public final class EventHistory implements SessionListener {
    /** More than a day of refreshes, or an outage of an hour. */
    private static final int MOST = 100;

    private final Deque<SessionEvent> past = new ConcurrentLinkedDeque<>();
    private final List<SessionListener> counting = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    @Override
    public synchronized void on(SessionEvent event) {
        if (closed) {
            return;
        }
        if (past.size() == MOST) {
            past.pollFirst(); // Not removeFirst: a close may have emptied it.
        }
        past.addLast(event);
        counting.forEach(listener -> listener.on(event));
    }

    public synchronized void tell(SessionListener listener) {
        if (!closed) {
            past.forEach(listener::on);
            counting.add(listener);
        }
    }

    /** Waits for nobody: a listener may hang. */
    public void close() {
        closed = true;
        past.clear();
        counting.clear();
    }
}
