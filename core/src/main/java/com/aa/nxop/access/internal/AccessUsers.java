package com.aa.nxop.access.internal;

import java.time.Duration;

/** How many accesses use one session, so that it ends with the last of them. Thread-safe. */
final class AccessUsers {
    /**
     * How often an unused session is looked at: it ends at the second look. Kafka closes a client's {@code ConfigProvider} before it makes the
     * client's callback handler, and both must find one session.
     */
    static final Duration LOOK = Duration.ofSeconds(5);

    private final boolean lingers;
    private int users = 1;
    private boolean unusedSeen;
    private boolean watched;
    private boolean ended;

    /** @param lingers whether it outlives its last user for a moment */
    AccessUsers(boolean lingers) {
        this.lingers = lingers;
    }

    boolean lingers() {
        return lingers;
    }

    /** One more user; false if the session has ended. */
    synchronized boolean join() {
        if (!ended) {
            users++;
            unusedSeen = false;
        }
        return !ended;
    }

    /** One user fewer; whether the session ends with it. */
    synchronized boolean leave() {
        users--;
        unusedSeen = false;
        ended |= users == 0 && !lingers;
        return ended;
    }

    /** Whether somebody must call {@link #look} from now on; true once. */
    synchronized boolean needsWatch() {
        boolean first = users == 0 && !watched;
        watched |= first;
        return first;
    }

    /** Whether nobody has used it since the last look, so that it ends now. */
    synchronized boolean look() {
        ended |= users == 0 && unusedSeen;
        unusedSeen = users == 0;
        return ended;
    }
}
