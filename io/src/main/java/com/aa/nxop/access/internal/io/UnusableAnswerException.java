package com.aa.nxop.access.internal.io;

import java.io.IOException;

/** Something answered, but not with HTTP that the SDK can use. The message says what is wrong and repeats nothing of the answer. */
public final class UnusableAnswerException extends IOException {
    private static final long serialVersionUID = 1;

    UnusableAnswerException(String what) {
        super(what);
    }
}
