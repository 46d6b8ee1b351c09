package com.aa.nxop.access.internal.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something on the node did not answer. The message completes a sentence about it: {@code did not answer in 3 attempts}. */
public final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1;

    UnansweredException(int attempts, @Nullable IOException last) {
        super(
                "did not answer in " + attempts + " attempts" + (last == null ? "" : ": " + NodeHttp.describe(last)),
                last);
    }
}
