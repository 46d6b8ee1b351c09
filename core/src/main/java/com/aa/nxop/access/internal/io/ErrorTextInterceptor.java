package com.aa.nxop.access.internal.io;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Makes what a service says in an error fit for messages and logs, before anybody sees the exception: as its text, as a cause, and as what is
 * suppressed in it. Stateless.
 */
public final class ErrorTextInterceptor implements ExecutionInterceptor {
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (!(context.exception() instanceof AwsServiceException refused) || refused.awsErrorDetails() == null) {
            return context.exception();
        }
        AwsErrorDetails details = refused.awsErrorDetails();
        AwsErrorDetails safe = details.toBuilder()
                .errorCode(line(details.errorCode()))
                .errorMessage(line(details.errorMessage()))
                .rawResponse(null)
                .build();
        AwsServiceException made = refused.toBuilder()
                .awsErrorDetails(safe)
                .message(safe.errorMessage())
                .build();
        made.setStackTrace(refused.getStackTrace());
        return made;
    }

    private static @Nullable String line(@Nullable String text) {
        return text == null ? null : ForeignText.line(text);
    }
}
