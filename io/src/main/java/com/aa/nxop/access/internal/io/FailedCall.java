package com.aa.nxop.access.internal.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells apart what the AWS SDK wraps in one kind of exception. */
public final class FailedCall {
    private FailedCall() {}

    /** In words. */
    public static String describe(SdkException e) {
        return NetworkFailure.describe(e)
                .orElseGet(() -> isTimeout(e)
                        ? "it took too long"
                        : e instanceof AbortedException ? "the call was interrupted" : "the connection broke");
    }

    /** Whether something did answer, but not with what STS would. */
    public static boolean isUnusableAnswer(SdkException e) {
        return NetworkFailure.isUnusableAnswer(e)
                || !(isOfInputOrOutput(e) || isTimeout(e) || e instanceof AbortedException);
    }

    static boolean isTimeout(SdkException e) {
        return e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException;
    }

    private static boolean isOfInputOrOutput(SdkException e) {
        for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
