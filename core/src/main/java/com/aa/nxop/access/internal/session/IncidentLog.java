package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.internal.time.SerialQueue;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * Logs an incident: one line when access first works, one warning when refreshes begin to fail, one more if the session ends, and one when
 * access is back. It never logs a line for each attempt, nor what a caller gets as an exception. docs/guide/observability.md lists the lines.
 * Thread-safe.
 */
final class IncidentLog {
    private final Logger log;
    private final SerialQueue queue = new SerialQueue();
    private final AtomicReference<Said> said = new AtomicReference<>(Said.NOTHING);

    /** How far the incident has been told. */
    private enum Said {
        NOTHING,
        FAILING,
        ENDED
    }

    private IncidentLog(Logger log) {
        this.log = log;
    }

    static IncidentLog logged() {
        return new IncidentLog(LoggerFactory.getLogger(RefreshingCredentials.class));
    }

    static IncidentLog unlogged() {
        return new IncidentLog(NOPLogger.NOP_LOGGER);
    }

    /** Kept while the session's lock is held, logged by {@link #tell}: an appender may block. */
    void succeeded(RefreshState before, Session session) {
        said.set(Said.NOTHING);
        queue.add(() -> {
            if (before.session() == null) {
                log.info("NXOP access is ready: {}.", session);
            } else if (before.failures() > 0) {
                log.warn("NXOP access is back after {} failed attempts: {}.", before.failures(), session);
            } else {
                log.debug("The SDK refreshed NXOP access: {}.", session);
            }
            if (before.changesRegion(session)) {
                session.fallbackRegion()
                        .ifPresentOrElse(
                                region -> log.warn(
                                        "STS in the pod's region does not answer. The SDK now calls STS in {}.",
                                        region),
                                () -> log.info("The SDK calls STS in the pod's own region again."));
            }
        });
    }

    /** @param valid whether there is a session that is still valid */
    void failed(RefreshState state, AccessException why, boolean valid) {
        Session session = state.session();
        Said now = valid ? Said.FAILING : Said.ENDED;
        if (session == null
                || said.getAndUpdate(before -> now.compareTo(before) > 0 ? now : before)
                                .compareTo(now)
                        >= 0) {
            queue.add(() -> log.debug("NXOP access fails: {}.", why.finding().id()));
        } else if (!valid) {
            queue.add(() -> log.warn(
                    "NXOP access has ended: the session has expired, and the SDK got no new one. {}",
                    why.getMessage()));
        } else {
            queue.add(() -> log.warn(
                    "The SDK could not refresh NXOP access. The session is valid until {}. {}",
                    session.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                    why.getMessage()));
        }
    }

    void discarded(Session session) {
        queue.add(() -> log.warn("A service rejected the NXOP session, and the SDK discarded it: {}.", session));
    }

    void unscheduled(Throwable why) {
        String kind = why.getClass().getName();
        queue.add(() -> log.debug("The SDK could not schedule the next refresh ({}).", kind));
    }

    /** Logs what waits, unless another thread does. A log that fails harms no session. */
    void tell() {
        try {
            queue.run();
        } catch (Throwable t) {
            queue.clear(); // Nobody to tell it to.
        }
    }
}
