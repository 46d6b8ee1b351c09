package com.aa.nxop.access.internal.io;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** A service's own error code and text. */
public final class ServiceRefusal {
    private ServiceRefusal() {}

    /** Empty if there was no answer, or the answer has no code. */
    public static String code(SdkException e) {
        @Nullable AwsErrorDetails details = details(e);
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    /** Null if there was no answer, or the answer has no text. */
    public static @Nullable String text(SdkException e) {
        @Nullable AwsErrorDetails details = details(e);
        return details == null ? null : details.errorMessage();
    }

    private static @Nullable AwsErrorDetails details(SdkException e) {
        return e instanceof AwsServiceException refused ? refused.awsErrorDetails() : null;
    }
}
