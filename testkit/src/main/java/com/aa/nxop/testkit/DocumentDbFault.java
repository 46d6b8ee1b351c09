package com.aa.nxop.testkit;

import java.time.Duration;

/**
 * Something that goes wrong when a connection authenticates, for every login until it is cleared or for the next
 * {@link #times(int) n} logins. Made by the methods that name a fault.
 */
public record DocumentDbFault(Kind kind, Duration delay, int times) {
    /** What goes wrong. */
    public enum Kind {
        LATENCY,
        REFUSE,
        RESET,
        HANG
    }

    private static final int UNTIL_CLEARED = Integer.MAX_VALUE;

    private static DocumentDbFault of(Kind kind) {
        return new DocumentDbFault(kind, Duration.ZERO, UNTIL_CLEARED);
    }

    /** The login succeeds or fails as it should, but late by this much real time. */
    public static DocumentDbFault latency(Duration delay) {
        return new DocumentDbFault(Kind.LATENCY, delay, UNTIL_CLEARED);
    }

    /** The login is refused with 18, whoever comes: as when DocumentDB itself cannot reach STS. */
    public static DocumentDbFault refuse() {
        return of(Kind.REFUSE);
    }

    /** The connection is closed instead of an answer. */
    public static DocumentDbFault reset() {
        return of(Kind.RESET);
    }

    /** No answer until the fault is cleared or the sandbox is closed; then the connection is closed. */
    public static DocumentDbFault hang() {
        return of(Kind.HANG);
    }

    /**
     * The same fault for the next n logins only.
     *
     * @throws IllegalArgumentException if n is less than 1
     */
    public DocumentDbFault times(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("A fault happens at least once: times(" + n + ").");
        }
        return new DocumentDbFault(kind, delay, n);
    }

    public boolean endless() {
        return times == UNTIL_CLEARED;
    }

    @Override
    public String toString() {
        return kind + (endless() ? " until cleared" : " for " + times + " logins");
    }
}
