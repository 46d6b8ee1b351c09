package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.SessionEvent;
import com.aa.nxop.access.SessionEvent.Expired;
import com.aa.nxop.access.SessionEvent.Obtained;
import com.aa.nxop.access.SessionEvent.RefreshFailed;
import com.aa.nxop.access.SessionEvent.Refreshed;
import com.aa.nxop.access.SessionEvent.ServedStale;
import com.aa.nxop.access.SessionEvent.StsRegionChanged;
import com.aa.nxop.access.SessionListener;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.time.SerialQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What listeners are told, in the order in which it happened: kept while the session's lock is held, told after it was released, and never
 * waited for. Thread-safe, as long as {@link #succeeded} and {@link #failed} are called under one lock.
 */
final class SessionEvents {
    private static final Logger log = LoggerFactory.getLogger(SessionListener.class);

    private final List<Told> listeners = new CopyOnWriteArrayList<>();
    private final SerialQueue queue = new SerialQueue();
    private boolean over; // guarded by the session's lock
    private volatile boolean closed;

    /** A listener, and whose events it is told. */
    private static final class Told {
        private final TargetRole role;
        private final SessionListener listener;
        private volatile boolean complained;

        Told(TargetRole role, SessionListener listener) {
            this.role = role;
            this.listener = listener;
        }
    }

    /** Not once closed. */
    synchronized void add(TargetRole role, SessionListener listener) {
        if (!closed) {
            listeners.add(new Told(role, listener));
        }
    }

    void succeeded(RefreshState before, Session session, Duration took) {
        over = false;
        keep(role -> before.session() == null
                ? new Obtained(role, took, session.expiresAt())
                : new Refreshed(role, took, session.expiresAt(), before.failures()));
        if (before.changesRegion(session)) {
            keep(role -> new StsRegionChanged(role, session.fallbackRegion()));
        }
    }

    /** @param left of the session's life; zero or less if there is none that is valid */
    void failed(RefreshState after, AccessException why, Duration took, Duration left) {
        Session session = after.session();
        boolean valid = session != null && left.compareTo(Duration.ZERO) > 0;
        keep(role -> new RefreshFailed(
                role,
                took,
                why.stage(),
                why.finding().id(),
                after.failures(),
                Optional.ofNullable(session).filter(there -> valid).map(Session::expiresAt)));
        if (session == null) {
            return;
        }
        if (valid && after.failures() == 1) {
            keep(role -> new ServedStale(
                    role, left, session.expiresAt(), why.stage(), why.finding().id()));
        } else if (!valid && !over) {
            over = true;
            keep(role -> new Expired(
                    role, session.expiresAt(), why.stage(), why.finding().id()));
        }
    }

    private void keep(Function<TargetRole, SessionEvent> event) {
        if (!listeners.isEmpty()) {
            queue.add(() -> listeners.forEach(told -> tell(told, event.apply(told.role))));
        }
    }

    /** Tells what waits, unless another thread does. A listener whose call leads to more events is told of them when all have heard the first. */
    void tell() {
        queue.run();
    }

    private static void tell(Told told, SessionEvent event) {
        try {
            told.listener.on(event);
        } catch (Throwable t) {
            // Whatever it is: the session of all clients is worth more than one listener.
            if (!told.complained) {
                told.complained = true;
                log.warn(
                        "The session listener {} failed. The session is not affected. The SDK logs only the first failure.",
                        told.listener.getClass().getName(),
                        t);
            }
        }
    }

    /** Nobody is told anything any more, and listeners can be forgotten by the JVM. */
    synchronized void close() {
        closed = true;
        listeners.clear();
        queue.clear();
    }
}
