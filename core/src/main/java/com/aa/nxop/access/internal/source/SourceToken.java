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
        String what = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case EMPTY ->
                new AccessException(
                        CoreFinding.TOKEN_EMPTY,
                        what,
                        "Kubelet writes it: look at the pod's events, and recreate the pod if it stays empty.");
            case MALFORMED ->
                new AccessException(
                        CoreFinding.TOKEN_MALFORMED,
                        what,
                        "Point the variable at the projected token as EKS mounts it, and at nothing else.");
            case UNREADABLE ->
                new AccessException(
                        CoreFinding.TOKEN_UNREADABLE,
                        what,
                        "Check that the pod mounts the projected token there, and for a non-root user that the pod's security context"
                                + " sets fsGroup; recreate the pod if the mount is missing.",
                        e.getCause());
        };
    }
}
