package com.aa.nxop.access.fakes;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Everything that a log would show of an exception: messages, causes, suppressed exceptions. */
public final class Printed {
    private Printed() {}

    public static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
