package com.aa.nxop.access.internal.text;

import org.jspecify.annotations.Nullable;

/** A file that Vault renders has no credentials to use. The message is a sentence without its end, and repeats nothing of them. */
public final class UnusableVaultFile extends Exception {
    private static final long serialVersionUID = 1;
    private final Reason reason;

    /** Why it has none. */
    public enum Reason {
        UNREADABLE,
        INCOMPLETE,
        /** It has several, and nothing says which are meant. */
        AMBIGUOUS
    }

    UnusableVaultFile(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
