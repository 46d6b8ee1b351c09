package com.aa.nxop.access.internal.time;

import java.time.Duration;

/** How many users something has that ends with the last of them, at once or a moment later. Thread-safe. */
public final class LingeringUsers {
    /**
     * How often it is looked at while nobody uses it: it ends at the second look. Kafka closes a client's {@code ConfigProvider} before it makes the
     * client's callback handler, and both must find the same.
     */
    public static final Duration LOOK = Duration.ofSeconds(5);

    private final boolean lingers;
    private int users = 1;
    private boolean unusedSeen;
    private boolean watched;
    private boolean ended;

    /**
     * One user.
     *
     * @param lingers whether it outlives its last user for a moment
     */
    public LingeringUsers(boolean lingers) {
        this.lingers = lingers;
    }

    public boolean lingers() {
        return lingers;
    }

    /** One more user; false if it has ended. */
    public synchronized boolean join() {
        if (!ended) {
            users++;
            unusedSeen = false;
        }
        return !ended;
    }

    /** One user fewer; whether all ends with it. */
    public synchronized boolean leave() {
        users--;
        unusedSeen = false;
        ended |= users == 0 && !lingers;
        return ended;
    }

    /** Whether somebody must call {@link #look} from now on; true once. */
    public synchronized boolean needsWatch() {
        boolean first = users == 0 && !watched;
        watched |= first;
        return first;
    }

    /** Whether nobody has used it since the last look, so that it ends now. */
    public synchronized boolean look() {
        ended |= users == 0 && unusedSeen;
        unusedSeen = users == 0;
        return ended;
    }
}
