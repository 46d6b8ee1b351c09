package com.aa.nxop.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last events of a session, for listeners that count and are added after it began. Each of them is told every event once: those that are
 * kept when it is added, the others when they come. Thread-safe.
 */
final class PastEvents implements SessionListener {
    /** More than a day of refreshes, or an outage of an hour. */
    private static final int MOST = 100;

    private final Deque<SessionEvent> past = new ArrayDeque<>();
    private final List<SessionListener> counting = new ArrayList<>();
    private boolean closed;

    @Override
    public synchronized void on(SessionEvent event) {
        if (past.size() == MOST) {
            past.removeFirst();
        }
        past.addLast(event);
        counting.forEach(listener -> listener.on(event));
    }

    synchronized void tell(SessionListener listener) {
        if (closed) {
            return;
        }
        past.forEach(listener::on);
        counting.add(listener);
    }

    synchronized void close() {
        closed = true;
        past.clear();
        counting.clear();
    }
}
