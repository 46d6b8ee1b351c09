package com.aa.nxop.access.internal.io;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Makes the texts of a service's error safe before anybody sees the exception. It may appear later as a message, as a cause, or among the
 * suppressed exceptions. Stateless.
 */
public final class ErrorTextInterceptor implements ExecutionInterceptor {
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (!(context.exception() instanceof AwsServiceException refused)) {
            return context.exception();
        }
        List<String> sent = sent(context);
        AwsErrorDetails details = refused.awsErrorDetails();
        AwsServiceException.Builder safe = refused.toBuilder()
                .requestId(line(refused.requestId(), sent))
                .extendedRequestId(line(refused.extendedRequestId(), sent));
        if (details != null) {
            String words = line(details.errorMessage(), sent);
            safe.message(words)
                    .awsErrorDetails(details.toBuilder()
                            .errorCode(line(details.errorCode(), sent))
                            .errorMessage(words)
                            .rawResponse(known(details.rawResponse()))
                            .build());
        }
        AwsServiceException made = safe.build();
        made.setStackTrace(refused.getStackTrace());
        return made;
    }

    /** The session token of the request, which the answer's headers may repeat as well: the request's id is one of them. */
    private static List<String> sent(Context.FailedExecution context) {
        return context.httpRequest()
                .map(request -> request.matchingHeaders("X-Amz-Security-Token"))
                .orElse(List.of());
    }

    /** Of the answer itself only words that tell who gave it, and that hold no secret. */
    private static @Nullable SdkBytes known(@Nullable SdkBytes answer) {
        String words = answer == null ? "" : Intermediary.known(answer.asString(StandardCharsets.ISO_8859_1));
        return words.isEmpty() ? null : SdkBytes.fromUtf8String(words);
    }

    private static @Nullable String line(@Nullable String text, List<String> sent) {
        return text == null ? null : ForeignText.line(text, sent);
    }
}
