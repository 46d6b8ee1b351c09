package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.text.TokenFile;
import com.aa.nxop.access.internal.text.UnusableToken;
import java.nio.file.Path;

/** The pod's token, or what is wrong with it in our terms. */
final class SourceToken {
    private SourceToken() {}

    static String read(Path file) {
        try {
            return TokenFile.read(file);
        } catch (UnusableToken e) {
            throw failure(e);
        }
    }

    /** @param where it comes from, for the message */
    static String check(String text, String where) {
        try {
            return TokenFile.check(text, where);
        } catch (UnusableToken e) {
            throw failure(e);
        }
    }

    private static AccessException failure(UnusableToken e) {
        CoreFinding finding = switch (e.reason()) {
            case EMPTY -> CoreFinding.TOKEN_EMPTY;
            case MALFORMED -> CoreFinding.TOKEN_MALFORMED;
            case UNREADABLE -> CoreFinding.TOKEN_UNREADABLE;
        };
        return new AccessException(
                finding, String.valueOf(e.getMessage()), e.reason().remedy(), e.getCause());
    }
}
