package com.aa.nxop.access.internal.jfr;

import jdk.jfr.FlightRecorder;

/**
 * The session's events for Java Flight Recorder. Until somebody starts a recording, not even their classes are loaded: with the first of them the JVM
 * loads 200 more, which the start of an application would pay for. A Java without Flight Recorder (made by {@code jlink}, without
 * {@code jdk.jfr}) has none of them.
 */
public final class FlightRecords {
    private static final RecordedTime NONE = (outcome, detail) -> {};
    private static final boolean THERE =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private FlightRecords() {}

    /** It stays so after the end of the recording. */
    private static boolean isUsed() {
        return THERE && FlightRecorder.isInitialized();
    }

    /** An attempt to get a session begins. */
    public static RecordedTime attempt() {
        if (!isUsed()) {
            return NONE;
        }
        AttemptEvent event = new AttemptEvent();
        event.begin();
        return event;
    }

    /** A caller begins to wait for a session. */
    public static RecordedTime waiting() {
        if (!isUsed()) {
            return NONE;
        }
        WaitEvent event = new WaitEvent();
        event.begin();
        return event;
    }

    /** A service rejected a session, which is discarded. */
    public static void discarded(Object session) {
        if (isUsed()) {
            new DiscardEvent().of(session);
        }
    }
}
