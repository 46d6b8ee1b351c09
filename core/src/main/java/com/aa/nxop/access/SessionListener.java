package com.aa.nxop.access;

/**
 * Is told what becomes of the session: for metrics, an alarm, a log of the application's own.
 *
 * <p>Called on the thread that refreshes the session ({@code nxop-access-refresh}), never on one that asks for credentials, unless no thread
 * could be started. One call at a time, in the order in which things happened; each event is told to all listeners, in the order in which
 * they were added, before the next. The next refresh waits for a listener: so it should take milliseconds, and leave what takes longer, or
 * waits, to a thread of its own. It may ask for the status and for credentials; where there is no valid session, it is refused them at once,
 * because the next one comes on the very thread that it holds up.
 *
 * <p>What it throws is logged, once for each listener, and does no harm to the session or to other listeners. A call for credentials costs
 * the same with listeners as without: events come with attempts to get a session, not with calls.
 */
@FunctionalInterface
public interface SessionListener {
    void on(SessionEvent event);
}
