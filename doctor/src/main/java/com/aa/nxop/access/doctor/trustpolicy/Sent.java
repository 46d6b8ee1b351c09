package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;

/**
 * What the request holds under one condition key.
 *
 * @param values only where they are known; several for a key such as {@code aws:TagKeys}
 */
record Sent(Kind kind, List<String> values) {
    enum Kind {
        KNOWN,
        ABSENT,
        /** It is there, its value is not known. */
        HIDDEN,
        /** Nothing is known of it, not even whether it is there. */
        UNKNOWN
    }

    static final Sent ABSENT = new Sent(Kind.ABSENT, List.of());
    static final Sent HIDDEN = new Sent(Kind.HIDDEN, List.of());
    static final Sent UNKNOWN = new Sent(Kind.UNKNOWN, List.of());

    /** A key without values counts as absent. */
    static Sent of(List<String> values) {
        return values.isEmpty() ? ABSENT : new Sent(Kind.KNOWN, List.copyOf(values));
    }

    static Sent of(String value) {
        return of(List.of(value));
    }

    static Sent knownOrHidden(String value) {
        return value.isEmpty() ? HIDDEN : of(value);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}
