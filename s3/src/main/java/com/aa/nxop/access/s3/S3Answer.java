package com.aa.nxop.access.s3;

import com.aa.nxop.access.internal.io.ForeignText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * An error that S3 answered with. An answer to HEAD has no text: the status, and a header with the bucket's region, are all that there is.
 *
 * @param code empty where the answer has none
 * @param said code and text, or the status; without a full stop
 * @param region of the bucket, where S3 says it
 */
record S3Answer(int status, String code, String said, Optional<String> region) {
    static S3Answer of(AwsServiceException e) {
        @Nullable AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String text = details == null || details.errorMessage() == null ? "" : ": " + details.errorMessage();
        String said = code.isEmpty() ? "HTTP " + e.statusCode() : ForeignText.line(code + text);
        Optional<String> region = details == null || details.sdkHttpResponse() == null
                ? Optional.empty()
                : details.sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region");
        return new S3Answer(
                e.statusCode(), code, said.endsWith(".") ? said.substring(0, said.length() - 1) : said, region);
    }

    /** The same without the text that the AWS SDK makes up for some answers to HEAD. */
    S3Answer withoutText() {
        return new S3Answer(status, "", "HTTP " + status, region);
    }

    /** Whether S3 may answer the same request otherwise, with nothing changed by a person. */
    boolean isPassing() {
        return status >= 500 || status == 429 || code.equals("SlowDown") || code.equals("RequestTimeout");
    }
}
