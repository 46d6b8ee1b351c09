package com.aa.nxop.benchmarks.report;

/**
 * One line of the table, as text.
 *
 * @param ratio ours by the peer's
 * @param target what must be reached, or the floor that nobody can go below
 */
public record Line(String what, String ours, String peer, String ratio, String target, Met met) {
    /** What could not be measured, and why. */
    public static Line notMeasured(String what, String target, String why) {
        return new Line(what, why, "", "", target, Met.NOT_MEASURED);
    }
}
