package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;

/**
 * What the request holds under one condition key.
 *
 * @param values only where they are known; several for a key such as {@code aws:TagKeys}
 */
record RequestValue(Kind kind, List<String> values) {
    enum Kind {
        KNOWN,
        ABSENT,
        /** It is there, its value is not known. */
        HIDDEN,
        /** Nothing is known of it, not even whether it is there. */
        UNKNOWN
    }

    static final RequestValue ABSENT = new RequestValue(Kind.ABSENT, List.of());
    static final RequestValue HIDDEN = new RequestValue(Kind.HIDDEN, List.of());
    static final RequestValue UNKNOWN = new RequestValue(Kind.UNKNOWN, List.of());

    /** A key without values counts as absent. */
    static RequestValue of(List<String> values) {
        return values.isEmpty() ? ABSENT : new RequestValue(Kind.KNOWN, List.copyOf(values));
    }

    static RequestValue of(String value) {
        return of(List.of(value));
    }

    static RequestValue knownOrHidden(String value) {
        return value.isEmpty() ? HIDDEN : of(value);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}
