package com.aa.nxop.access.sts;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells apart what the AWS SDK wraps in one kind of exception. */
final class NetworkFailure {
    private NetworkFailure() {}

    /** In words, from the innermost cause that says more than its wrappers. */
    static String describe(SdkException e) {
        for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException) {
                return "the host name " + t.getMessage() + " is not known to DNS";
            }
            if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
                return "the connection was refused or is not possible (" + t.getMessage() + ")";
            }
            if (t instanceof SSLException) {
                return "TLS failed (" + t.getMessage() + ")";
            }
            if (t instanceof SocketTimeoutException) {
                return "it took too long (" + t.getMessage() + ")";
            }
            if (t instanceof SocketException) {
                return "the connection broke (" + t.getMessage() + ")";
            }
        }
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
            return "it took too long";
        }
        return e instanceof AbortedException ? "the call was interrupted" : "the connection broke";
    }

    /** Whether something did answer, but not with what STS would. */
    static boolean isUnusableAnswer(SdkException e) {
        for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof java.io.IOException) {
                return false;
            }
        }
        return !(e instanceof ApiCallTimeoutException
                || e instanceof ApiCallAttemptTimeoutException
                || e instanceof AbortedException);
    }
}
