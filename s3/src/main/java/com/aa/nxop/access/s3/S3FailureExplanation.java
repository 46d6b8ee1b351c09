package com.aa.nxop.access.s3;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.io.CauseChain;
import com.aa.nxop.access.internal.io.DeadSessionCodes;
import com.aa.nxop.access.internal.io.ForeignText;
import com.aa.nxop.access.internal.io.Intermediary;
import com.aa.nxop.access.internal.io.NetworkFailure;
import com.aa.nxop.access.spi.ControlPlane;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What an exception of an S3 client means for access.
 *
 * @param asked what the request was for, where S3 does not say it; empty where nobody knows
 */
record S3FailureExplanation(NxopAccess nxop, Optional<RefusedAction> asked) {
    private static final Set<String> WRONG_TIME = Set.of("RequestTimeTooSkewed", "RequestExpired");

    /** @param failure the AWS SDK's, or what the client or a library has wrapped it in */
    AccessException of(Throwable failure) {
        return CauseChain.find(failure, AccessException.class)
                .map(AccessException::forThisCaller)
                .or(() -> CauseChain.find(failure, AwsServiceException.class)
                        .map(e -> Intermediary.of(e)
                                .map(other -> ofOther(other, failure))
                                .orElseGet(() -> of(S3Answer.of(e), failure))))
                .or(() -> isWithoutAnswer(failure) ? Optional.of(unanswered(failure)) : Optional.empty())
                .or(() -> CauseChain.find(failure, SdkException.class)
                        .map(e -> requestFailed(
                                "The S3 client failed without an answer, and access is not the reason: "
                                        + ControlPlane.said(e),
                                "Look at the text of the cause.",
                                failure)))
                .orElseGet(() -> new AccessException(
                        CoreFinding.UNEXPECTED,
                        Stage.RESOURCE,
                        "The failure does not contain an exception of the AWS SDK: "
                                + failure.getClass().getSimpleName() + ": " + ForeignText.line(failure.getMessage()),
                        "Call NxopS3.explain with an exception that an S3 client has thrown.",
                        failure));
    }

    private static AccessException ofOther(Intermediary other, Throwable failure) {
        return BucketExplanation.failed(
                "The answer came from " + other.name() + ", not from S3",
                "Permissions are not the reason. Check AWS_ENDPOINT_URL_S3 if it is set. " + other.remedy(),
                failure);
    }

    private AccessException of(S3Answer answer, Throwable failure) {
        return ofSession(answer, failure)
                .or(() -> new BucketExplanation(nxop, Optional.empty(), asked).of(answer, failure))
                .orElseGet(() -> answered(answer, failure));
    }

    private static Optional<AccessException> ofSession(S3Answer answer, Throwable failure) {
        if (DeadSessionCodes.contains(answer.code())) {
            return Optional.of(new AccessException(
                    CoreFinding.SESSION_REFUSED,
                    "S3 does not accept the session: " + answer.said() + ".",
                    "Try again: a client of NxopS3 has discarded this session, and the SDK gets a new one. A client does so at most"
                            + " once in 15 seconds. With another client, call NxopAccess.invalidate.",
                    failure));
        }
        if (answer.code().equals("SignatureDoesNotMatch")) {
            return Optional.of(new AccessException(
                    CoreFinding.SESSION_REFUSED,
                    "S3 does not accept the signature of the session: " + answer.said() + ".",
                    "Check that no proxy changes the requests to S3. Check AWS_ENDPOINT_URL_S3 if it is set. If neither is the reason,"
                            + " the session is damaged. Restart the pod, or call NxopAccess.invalidate: the SDK then gets a new"
                            + " session.",
                    failure));
        }
        return WRONG_TIME.contains(answer.code())
                ? Optional.of(new AccessException(
                        CoreFinding.CLOCK_SKEW,
                        Stage.RESOURCE,
                        "S3 refused the time of the request: " + answer.said() + ".",
                        "Correct the clock of the pod's node: it is more than 15 minutes off.",
                        failure))
                : Optional.empty();
    }

    private static AccessException answered(S3Answer answer, Throwable failure) {
        if (answer.isPassing()) {
            return new AccessException(
                    S3Finding.S3_FAILED,
                    "S3 answered with an error: " + answer.said() + ".",
                    "Try again later: S3 has trouble, or too many requests reach this bucket.",
                    failure);
        }
        return requestFailed(
                "S3 answered with an error, and permissions are not the reason: " + answer.said() + ".",
                answer.code().isEmpty()
                        ? "Ask with GetObject or ListObjectsV2, whose answer says why: an answer to HEAD has no text."
                        : "Look up the code in the S3 API reference under error responses.",
                failure);
    }

    private static AccessException unanswered(Throwable failure) {
        Optional<SdkException> sdk = CauseChain.find(failure, SdkException.class);
        return BucketExplanation.failed(
                "S3 did not answer: "
                        + sdk.map(ControlPlane::said)
                                .or(() -> NetworkFailure.describe(failure))
                                .orElse("the connection broke"),
                sdk.map(e -> ControlPlane.remedy(e, BucketExplanation.REACH)).orElse(BucketExplanation.REACH),
                failure);
    }

    private static AccessException requestFailed(String what, String remedy, Throwable failure) {
        return new AccessException(S3Finding.S3_REQUEST_FAILED, what, remedy, failure);
    }

    private static boolean isWithoutAnswer(Throwable failure) {
        return CauseChain.has(failure, IOException.class)
                || CauseChain.has(failure, ApiCallTimeoutException.class)
                || CauseChain.has(failure, ApiCallAttemptTimeoutException.class)
                || CauseChain.has(failure, AbortedException.class);
    }
}
