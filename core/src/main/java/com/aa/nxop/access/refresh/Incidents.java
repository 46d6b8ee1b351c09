package com.aa.nxop.access.refresh;

import com.aa.nxop.access.AccessException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * What the log is told: one line when access is first there, one warning when a refresh begins to fail, one more should the session end before
 * it is mended, and one when access is back. Never a line for each attempt, and nothing that only repeats what a caller is thrown. The
 * registry of these lines is docs/observability.md. Thread-safe.
 */
final class Incidents {
    private final Logger log;
    private final AtomicReference<Said> said = new AtomicReference<>(Said.NOTHING);

    /** How far the incident has been told. */
    private enum Said {
        NOTHING,
        FAILING,
        ENDED
    }

    private Incidents(Logger log) {
        this.log = log;
    }

    static Incidents logged() {
        return new Incidents(LoggerFactory.getLogger(RefreshingCredentials.class));
    }

    static Incidents unlogged() {
        return new Incidents(NOPLogger.NOP_LOGGER);
    }

    void succeeded(RefreshState before, Session session) {
        said.set(Said.NOTHING);
        if (before.session() == null) {
            log.info("NXOP access is there: {}.", session);
        } else if (before.failures() > 0) {
            log.warn("NXOP access is back after {} failed attempts: {}.", before.failures(), session);
        } else {
            log.debug("NXOP access was refreshed: {}.", session);
        }
    }

    /** @param valid whether there is a session all the same */
    void failed(RefreshState state, AccessException why, boolean valid) {
        Session session = state.session();
        Said now = valid ? Said.FAILING : Said.ENDED;
        if (session == null
                || said.getAndUpdate(before -> now.compareTo(before) > 0 ? now : before)
                                .compareTo(now)
                        >= 0) {
            log.debug("NXOP access fails: {}.", why.finding());
        } else if (!valid) {
            log.warn("NXOP access has ended: the session is over, and another could not be had. {}", why.getMessage());
        } else {
            log.warn(
                    "NXOP access could not be refreshed; the session is valid until {}. {}",
                    session.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                    why.getMessage());
        }
    }

    void discarded(Session session) {
        log.warn("A service rejected the NXOP session, which is discarded: {}.", session);
    }

    void unscheduled(Throwable why) {
        log.debug(
                "The next refresh could not be scheduled ({}).", why.getClass().getName());
    }
}
