package com.aa.nxop.access.internal.io;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** A service's own error code and text. */
public final class ServiceRefusal {
    private static final Set<String> THROTTLED =
            Set.of("Throttling", "ThrottlingException", "RequestLimitExceeded", "TooManyRequestsException");

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
            return "another server answered in place of the service: "
                    + other.get().name();
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

    /** Code and text in one line; the status, where there is no code. */
    public static String answer(AwsServiceException e) {
        @Nullable String text = text(e);
        String code = code(e);
        return (code.isEmpty() ? "HTTP " + e.statusCode() : ForeignText.line(code))
                + (text == null ? "" : ": " + ForeignText.line(text));
    }

    /** Whether the service could not answer, or was asked too often. */
    public static boolean isBusy(AwsServiceException e) {
        return isThrottled(e) || e.statusCode() >= 500;
    }

    /** Whether the caller asks too often. */
    static boolean isThrottled(AwsServiceException e) {
        return THROTTLED.contains(code(e)) || e.statusCode() == 429;
    }

    /** Whether the time of the request is the reason. */
    public static boolean isSkew(AwsServiceException e) {
        String said = answer(e);
        return switch (code(e)) {
            case "RequestExpired", "RequestTimeTooSkewed" -> true;
            case "SignatureDoesNotMatch" ->
                said.contains("Signature expired") || said.contains("Signature not yet current");
            default -> false;
        };
    }

    private static @Nullable AwsErrorDetails details(SdkException e) {
        return e instanceof AwsServiceException refused ? refused.awsErrorDetails() : null;
    }
}
