package com.aa.nxop.access.internal.session;

/** Gets a new session. Called on one thread at a time, and never while a caller holds a lock. */
@FunctionalInterface
public interface SessionLoader {
    /**
     * Both hops, in a bounded time.
     *
     * @throws com.aa.nxop.access.AccessException if there is no session to be had
     */
    Session load();
}
