package com.aa.nxop.access.internal.io;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words what kept a call from its answer. */
public final class NetworkFailure {
    private NetworkFailure() {}

    /** From the outermost cause that says more than its wrappers; nothing if there is none. */
    public static Optional<String> describe(Throwable thrown) {
        for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ProxyException || t instanceof UnusableAnswerException) {
                return Optional.of(String.valueOf(t.getMessage()));
            }
            String said = ForeignText.line(String.valueOf(t.getMessage()));
            if (t instanceof UnknownHostException) {
                return Optional.of("the host name " + said + " is not known to DNS");
            }
            if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
                return Optional.of("the connection was refused or is not possible (" + said + ")");
            }
            if (t instanceof SSLException) {
                return Optional.of("TLS failed (" + said + ")");
            }
            if (t instanceof SocketTimeoutException) {
                return Optional.of("it took too long (" + said + ")");
            }
            if (t instanceof SocketException || t instanceof EOFException) {
                return Optional.of("the connection broke (" + said + ")");
            }
        }
        return Optional.empty();
    }

    /** Where something did answer, and not in HTTP that can be understood. */
    public static boolean isUnusableAnswer(Throwable thrown) {
        for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof UnusableAnswerException) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #describe}, and never nothing. */
    static String of(IOException e) {
        return describe(e).orElse("the connection broke");
    }
}
