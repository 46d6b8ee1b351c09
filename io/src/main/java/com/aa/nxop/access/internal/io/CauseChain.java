package com.aa.nxop.access.internal.io;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exception and what it was caused by. */
public final class CauseChain {
    private CauseChain() {}

    public static <T extends Throwable> Optional<T> find(@Nullable Throwable from, Class<T> type) {
        for (@Nullable Throwable t = from; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }

    public static boolean has(@Nullable Throwable from, Class<? extends Throwable> type) {
        return find(from, type).isPresent();
    }

    /** Whether a text stands in its message, or in that of a cause or of a suppressed exception: the AWS SDK's earlier attempts. */
    public static boolean repeats(Throwable t, String text) {
        @Nullable Throwable cause = t.getCause();
        return String.valueOf(t.getMessage()).contains(text)
                || Arrays.stream(t.getSuppressed()).anyMatch(suppressed -> repeats(suppressed, text))
                || (cause != null && repeats(cause, text));
    }

    public static String innermost(Throwable t) {
        @Nullable Throwable cause = t.getCause();
        return cause == null ? ForeignText.line(t.getMessage()) : innermost(Objects.requireNonNull(cause));
    }
}
