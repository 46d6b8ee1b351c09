package com.aa.nxop.testkit;

import java.time.Duration;

/**
 * Something that goes wrong at an endpoint of the sandbox, for every call until it is cleared or for the next
 * {@link #times(int) n} calls. Made by the methods that name a fault.
 */
public record Fault(Kind kind, Duration delay, int status, String replaced, String body, int times) {
    /** What goes wrong. */
    public enum Kind {
        LATENCY,
        STATUS,
        RESET,
        GARBAGE,
        EMPTY,
        TRUNCATED,
        DRIP,
        THROTTLE,
        HANG,
        REPLACE
    }

    private static final int UNTIL_CLEARED = Integer.MAX_VALUE;

    private static Fault of(Kind kind) {
        return new Fault(kind, Duration.ZERO, 200, "", "", UNTIL_CLEARED);
    }

    /** The right answer, but late by this much real time. */
    public static Fault latency(Duration delay) {
        return new Fault(Kind.LATENCY, delay, 200, "", "", UNTIL_CLEARED);
    }

    /** An HTTP status with an empty body. */
    public static Fault status(int status) {
        return status(status, "");
    }

    public static Fault status(int status, String body) {
        return new Fault(Kind.STATUS, Duration.ZERO, status, "", body, UNTIL_CLEARED);
    }

    /** The request is read, then the connection is reset without an answer; nothing is carried out. */
    public static Fault reset() {
        return of(Kind.RESET);
    }

    /** Status 200 and a body that is neither XML nor JSON. */
    public static Fault garbage() {
        return of(Kind.GARBAGE);
    }

    /** Status 200 and no body at all. */
    public static Fault empty() {
        return of(Kind.EMPTY);
    }

    /** The request is carried out, but the connection breaks after half of the answer's body. */
    public static Fault truncated() {
        return of(Kind.TRUNCATED);
    }

    /**
     * The right answer, but its body comes byte by byte with a pause of real time after each: a time limit for one read never ends it,
     * only one for the whole call.
     */
    public static Fault drip(Duration pause) {
        return new Fault(Kind.DRIP, pause, 200, "", "", UNTIL_CLEARED);
    }

    /** The request is carried out, and this text replaces that one wherever the answer's body has it: an answer that says something else. */
    public static Fault replacing(String text, String replacement) {
        return new Fault(Kind.REPLACE, Duration.ZERO, 200, text, replacement, UNTIL_CLEARED);
    }

    /** What this service answers when it is called too often. */
    public static Fault throttle() {
        return of(Kind.THROTTLE);
    }

    /** No answer until the fault is cleared or the sandbox is closed; then the connection is reset. */
    public static Fault hang() {
        return of(Kind.HANG);
    }

    /**
     * The same fault for the next n calls only.
     *
     * @throws IllegalArgumentException if n is less than 1
     */
    public Fault times(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("A fault happens at least once: times(" + n + ").");
        }
        return new Fault(kind, delay, status, replaced, body, n);
    }

    public boolean endless() {
        return times == UNTIL_CLEARED;
    }

    @Override
    public String toString() {
        return kind + (endless() ? " until cleared" : " for " + times + " calls");
    }
}
