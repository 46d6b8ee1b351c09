package com.aa.nxop.access.doctor.trustpolicy;

import java.util.function.Function;
import java.util.stream.Stream;

/** What is known of a statement about the pod: nobody is blamed for what is not. */
enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth negated() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }

    Truth negatedIf(boolean condition) {
        return condition ? negated() : this;
    }

    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    static <T> Truth any(Stream<T> things, Function<? super T, Truth> test) {
        return things.map(test).reduce(FALSE, Truth::or);
    }

    static <T> Truth all(Stream<T> things, Function<? super T, Truth> test) {
        return things.map(test).reduce(TRUE, Truth::and);
    }
}
