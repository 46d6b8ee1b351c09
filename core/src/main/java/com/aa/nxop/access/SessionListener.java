package com.aa.nxop.access;

/**
 * Is told what becomes of the session: for metrics, an alarm, a log of the application's own.
 *
 * <p>Called on a thread named {@code nxop-access-refresh}, never on one that asks for credentials. One call at a time, in the order in which
 * things happened; each event is told to all listeners, in the order in which they were added, before the next. No refresh waits for a
 * listener. One that does not return keeps later events from all listeners: a thousand are kept, then the oldest are dropped. It may ask for
 * the status and for credentials. The close interrupts it.
 *
 * <p>What it throws is logged, once for each listener, and does no harm to the session or to other listeners. A call for credentials costs
 * the same with listeners as without: events come with attempts to get a session, not with calls.
 */
@FunctionalInterface
public interface SessionListener {
    void on(SessionEvent event);
}
