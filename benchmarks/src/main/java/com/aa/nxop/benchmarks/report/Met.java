package com.aa.nxop.benchmarks.report;

/** Whether a target was reached. */
public enum Met {
    YES,
    NO,
    /** There is none: the figures are for information. */
    NONE,
    /** What it takes is not on this machine. */
    NOT_MEASURED;

    public static Met of(boolean met) {
        return met ? YES : NO;
    }

    String text() {
        return switch (this) {
            case YES -> "yes";
            case NO -> "**no**";
            case NONE -> "";
            case NOT_MEASURED -> "not measured";
        };
    }
}
