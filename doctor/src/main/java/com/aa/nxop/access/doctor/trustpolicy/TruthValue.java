package com.aa.nxop.access.doctor.trustpolicy;

import java.util.function.Function;
import java.util.stream.Stream;

/** What is known of a statement about the pod: nobody is blamed for what is not. */
enum TruthValue {
    FALSE,
    UNKNOWN,
    TRUE;

    static TruthValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    TruthValue negated() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }

    TruthValue negatedIf(boolean condition) {
        return condition ? negated() : this;
    }

    TruthValue and(TruthValue other) {
        return compareTo(other) <= 0 ? this : other;
    }

    TruthValue or(TruthValue other) {
        return compareTo(other) >= 0 ? this : other;
    }

    static <T> TruthValue any(Stream<T> things, Function<? super T, TruthValue> test) {
        return things.map(test).reduce(FALSE, TruthValue::or);
    }

    static <T> TruthValue all(Stream<T> things, Function<? super T, TruthValue> test) {
        return things.map(test).reduce(TRUE, TruthValue::and);
    }
}
