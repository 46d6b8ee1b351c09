package com.aa.nxop.access.internal.time;

/**
 * One moment by three clocks of this machine, in milliseconds, each counted from a start of its own.
 *
 * @param monotonic {@link System#nanoTime}: never steps, but on Linux stands still while the machine is suspended
 * @param wall the time of day: goes on while the machine is suspended, but is set right, forward or back
 * @param uptime since the machine's start: does neither wrong, but costs reading a file; {@link #UNREAD} if it was not read
 */
public record ClockReading(long monotonic, long wall, long uptime) {
    public static final long UNREAD = Long.MIN_VALUE;

    /**
     * How much time has passed since an earlier moment: never less than truly passed, except for what the clocks cannot know
     * (docs/internals/invariants.md, promise 8).
     */
    public long since(ClockReading start) {
        long byMonotonic = monotonic - start.monotonic;
        long byWall = wall - start.wall;
        boolean known = uptime != UNREAD && start.uptime != UNREAD;
        // Suspended or set forward, and nobody to ask: an extra call to STS harms nobody, a dead session does.
        return Math.max(byMonotonic, known ? uptime - start.uptime : byWall);
    }

    /** How much time has passed by whichever of the first two clocks says more: when in doubt, it is time for a refresh. */
    public long atMostSince(ClockReading start) {
        return Math.max(monotonic - start.monotonic, wall - start.wall);
    }
}
