package com.aa.nxop.testkit.internal.s3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Turns what S3Proxy's handler throws into what S3 answers, as its own servlet would. */
final class StoreRefusals {
    private StoreRefusals() {}

    static S3Reply of(Exception thrown, S3Request call) {
        Optional<AwsServiceException> refused = refusal(thrown);
        if (refused.isPresent()) {
            return of(refused.get(), call);
        }
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof UnsupportedOperationException) {
            return new S3Refusal(501, "NotImplemented", message).answer();
        }
        if (thrown instanceof IllegalStateException && message.startsWith("PreconditionFailed")) {
            return preconditionFailed();
        }
        if (thrown instanceof IllegalArgumentException || thrown instanceof IllegalStateException) {
            return new S3Refusal(400, "InvalidRequest", message).answer();
        }
        return new S3Refusal(500, "InternalError", "S3Proxy failed: " + thrown).answer();
    }

    /** It may be the cause of what was thrown while a body was read. */
    private static Optional<AwsServiceException> refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AwsServiceException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private static S3Reply of(AwsServiceException refused, S3Request call) {
        AwsErrorDetails details = refused.awsErrorDetails();
        S3Reply answer = details != null && details.errorCode() != null
                ? new S3Refusal(
                                refused.statusCode(),
                                details.errorCode(),
                                Objects.requireNonNullElse(details.errorMessage(), ""))
                        .answer()
                : byStatus(refused.statusCode(), call);
        return details == null || details.sdkHttpResponse() == null ? answer : with(details.sdkHttpResponse(), answer);
    }

    /** For example the ETag, which belongs to an answer that nothing was modified. */
    private static S3Reply with(SdkHttpResponse response, S3Reply answer) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        for (String name : List.of("ETag", "x-amz-delete-marker", "x-amz-version-id", "Allow")) {
            response.firstMatchingHeader(name).ifPresent(value -> headers.put(name, value));
        }
        return new S3Reply(answer.status(), headers, answer.body());
    }

    /** The store says only what kind of failure it is. */
    private static S3Reply byStatus(int status, S3Request call) {
        return switch (status) {
            case 412 -> asksWhetherModified(call) ? new S3Reply(304, Map.of(), new byte[0]) : preconditionFailed();
            case 416 -> new S3Refusal(416, "InvalidRange", "The requested range is not satisfiable").answer();
            case 405 ->
                new S3Refusal(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                        .answer();
            case 400, 422 ->
                new S3Refusal(400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
                        .answer();
            case 403 -> S3Refusal.accessDenied("Access Denied").answer();
            default -> new S3Reply(status, Map.of(), new byte[0]);
        };
    }

    private static boolean asksWhetherModified(S3Request call) {
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        boolean demands = call.header("if-match").isPresent()
                || call.header("if-unmodified-since").isPresent();
        return reads
                && !demands
                && (call.header("if-none-match").isPresent()
                        || call.header("if-modified-since").isPresent());
    }

    private static S3Reply preconditionFailed() {
        return new S3Refusal(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
                .answer();
    }
}
