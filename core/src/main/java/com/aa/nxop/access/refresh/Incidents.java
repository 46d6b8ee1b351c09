package com.aa.nxop.access.refresh;

import com.aa.nxop.access.AccessException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log is told: one line when access is first there, a warning when a refresh begins to fail, one more when the reason changes or
 * the session has ended, one when it is back. Never a line for each attempt, and nothing that only repeats what a caller is thrown.
 * Thread-safe.
 */
final class Incidents {
    private static final Logger log = LoggerFactory.getLogger(RefreshingCredentials.class);

    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    void succeeded(RefreshState before, Session session) {
        reported.clear();
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
        if (session == null || !reported.add(why.finding() + valid)) {
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
