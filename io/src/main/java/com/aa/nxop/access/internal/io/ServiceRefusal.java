package com.aa.nxop.access.internal.io;

import java.util.Optional;
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

    /** Its code and text, or what kept us from getting one, as one safe line. */
    public static String said(SdkException e) {
        Optional<Intermediary> other = Intermediary.of(e);
        if (other.isPresent()) {
            return "not the service answered, but " + other.get().name();
        }
        @Nullable String text = text(e);
        return text == null
                ? NetworkFailure.describe(e).orElseGet(() -> ForeignText.line(String.valueOf(e.getMessage())))
                : ForeignText.line(code(e).isEmpty() ? text : code(e) + ": " + text);
    }

    /**
     * What to do where the service gave no answer of its own: a proxy's, TLS's or another server's reason; nothing if it is none of these.
     *
     * @param service as a remedy names it
     */
    public static Optional<String> remedy(SdkException e, String service) {
        return ProxyException.in(e)
                .map(ProxyException::remedy)
                .or(() -> TlsFault.of(e).map(fault -> fault.remedy(service)))
                .or(() -> Intermediary.of(e).map(Intermediary::remedy));
    }

    private static @Nullable AwsErrorDetails details(SdkException e) {
        return e instanceof AwsServiceException refused ? refused.awsErrorDetails() : null;
    }
}
