package com.aa.nxop.access.internal.text;

import org.jspecify.annotations.Nullable;

/** What should be a token is none. The message is a sentence, and repeats nothing of it. */
public final class UnusableToken extends Exception {
    private static final long serialVersionUID = 1;
    private final Reason reason;

    /** Why it is none. */
    public enum Reason {
        UNREADABLE(
                "Check that the pod mounts the projected token there, and for a non-root user that the pod's security context sets fsGroup;"
                        + " recreate the pod if the mount is missing."),
        EMPTY("Kubelet writes it: look at the pod's events, and recreate the pod if it stays empty."),
        MALFORMED("Point the variable at the projected token as EKS mounts it, and at nothing else.");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }

        public String remedy() {
            return remedy;
        }
    }

    UnusableToken(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
