package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;

/** The thread was interrupted in a pause between two attempts at a source. */
final class PauseFailure {
    private PauseFailure() {}

    /**
     * The thread's flag stays set.
     *
     * @param what the pause was for: {@code to ask again}
     */
    static AccessException failure(InterruptedException e, String what) {
        Thread.currentThread().interrupt();
        return new AccessException(
                CoreFinding.SESSION_WAIT,
                "Interrupted while waiting " + what + ".",
                "Nothing, if the application is shutting down.",
                e);
    }
}
