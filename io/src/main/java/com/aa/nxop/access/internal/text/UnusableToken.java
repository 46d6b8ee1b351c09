package com.aa.nxop.access.internal.text;

import org.jspecify.annotations.Nullable;

/** What should be a token is none. The message is a sentence, and repeats nothing of it. */
public final class UnusableToken extends Exception {
    private static final long serialVersionUID = 1;
    private final Reason reason;

    /** Why it is none. */
    public enum Reason {
        UNREADABLE,
        EMPTY,
        MALFORMED
    }

    UnusableToken(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
