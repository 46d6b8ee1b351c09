package com.aa.nxop.access.internal.jfr;

/**
 * The session's events for Java Flight Recorder: with no recording they cost an object, in attempts, waits and discards alone. A Java without
 * Flight Recorder (made by {@code jlink}, without {@code jdk.jfr}) has none of them.
 */
public final class FlightRecords {
    private static final RecordedTime NONE = (outcome, detail) -> {};
    private static final boolean THERE =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private FlightRecords() {}

    /** An attempt to get a session begins. */
    public static RecordedTime attempt() {
        if (!THERE) {
            return NONE;
        }
        AttemptEvent event = new AttemptEvent();
        event.begin();
        return event;
    }

    /** A caller begins to wait for a session. */
    public static RecordedTime waiting() {
        if (!THERE) {
            return NONE;
        }
        WaitEvent event = new WaitEvent();
        event.begin();
        return event;
    }

    /** A service rejected a session, which is discarded. */
    public static void discarded(Object session) {
        if (THERE) {
            new DiscardEvent().of(session);
        }
    }
}
