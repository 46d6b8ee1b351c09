package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;
import java.util.List;

/** S3, which has words of its own for most things. */
final class S3Wording implements Wording {
    @Override
    public SignatureRefusal refuse(Reason reason, String detail) {
        return switch (reason) {
            case NOT_SIGNED -> new SignatureRefusal(reason, 403, "AccessDenied", "Access Denied");
            case UNKNOWN_KEY ->
                new SignatureRefusal(
                        reason,
                        403,
                        "InvalidAccessKeyId",
                        "The AWS Access Key Id you provided does not exist in our records.");
            case WRONG_TOKEN ->
                new SignatureRefusal(
                        reason, 400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
            case SESSION_EXPIRED ->
                new SignatureRefusal(reason, 400, "ExpiredToken", "The provided token has expired.");
            case CLOCK_SKEWED, NOT_YET_VALID ->
                new SignatureRefusal(
                        reason,
                        403,
                        "RequestTimeTooSkewed",
                        "The difference between the request time and the current time is too large.");
            case URL_EXPIRED -> new SignatureRefusal(reason, 403, "AccessDenied", "Request has expired");
            case HEADER_NOT_SIGNED, HOST_NOT_SIGNED ->
                new SignatureRefusal(
                        reason, 403, "AccessDenied", "There were headers present in the request which were not signed");
            case BODY_HASH_MISSING ->
                new SignatureRefusal(
                        reason,
                        400,
                        "InvalidRequest",
                        "Missing required header for this request: x-amz-content-sha256");
            case BODY_HASH_WRONG ->
                new SignatureRefusal(
                        reason,
                        400,
                        "XAmzContentSHA256Mismatch",
                        "The provided 'x-amz-content-sha256' header does not match what was computed.");
            case INCOMPLETE, WRONG_REGION, WRONG_SERVICE, WRONG_TERMINATOR, WRONG_SCOPE_DATE ->
                new SignatureRefusal(
                        reason,
                        400,
                        "AuthorizationHeaderMalformed",
                        "The authorization header is malformed; " + detail.strip());
            case WRONG_SIGNATURE ->
                new SignatureRefusal(
                        reason,
                        403,
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match the signature you provided. Check your key"
                                + " and signing method.");
        };
    }

    /** The first one only. */
    @Override
    public SignatureRefusal refuse(List<ScopeFault> faults) {
        ScopeFault first = faults.get(0);
        return refuse(first.reason(), words(first));
    }

    private static String words(ScopeFault fault) {
        return switch (fault.reason()) {
            case WRONG_REGION -> "the region '" + fault.found() + "' is wrong; expecting '" + fault.right() + "'";
            case WRONG_SERVICE ->
                "incorrect service \"" + fault.found() + "\". This endpoint belongs to \"" + fault.right() + "\".";
            case WRONG_TERMINATOR ->
                "incorrect terminal \"" + fault.found() + "\". This endpoint uses \"" + fault.right() + "\".";
            default ->
                "Invalid credential date \"" + fault.found() + "\". This date is not the same as X-Amz-Date: \""
                        + fault.right().substring(0, 8) + "\".";
        };
    }
}
