package com.aa.nxop.access.docdb;

import com.aa.nxop.access.io.ForeignText;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exception and what it was caused by. */
final class CauseChain {
    private CauseChain() {}

    static <T extends Throwable> Optional<T> find(@Nullable Throwable from, Class<T> type) {
        for (@Nullable Throwable t = from; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }

    static boolean has(@Nullable Throwable from, Class<? extends Throwable> type) {
        return find(from, type).isPresent();
    }

    /** How deep the server's answer stands depends on who needed the connection: its opener, or one who waited for it. */
    static boolean isCode(MongoException failure, int code) {
        return failure.getCode() == code
                || find(failure.getCause(), MongoCommandException.class)
                        .filter(e -> e.getCode() == code)
                        .isPresent();
    }

    static String innermost(Throwable t) {
        @Nullable Throwable cause = t.getCause();
        return cause == null ? ForeignText.line(t.getMessage()) : innermost(Objects.requireNonNull(cause));
    }
}
