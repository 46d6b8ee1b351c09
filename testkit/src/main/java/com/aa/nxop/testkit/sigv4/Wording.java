package com.aa.nxop.testkit.sigv4;

import com.aa.nxop.testkit.sigv4.SignatureRefusal.Reason;

/** How a family of services words its refusals. */
interface Wording {
    /**
     * The refusal as the service answers it.
     *
     * @param detail what the text of some reasons is made of
     */
    SignatureRefusal refuse(Reason reason, String detail);

    /** STS, and with it all services of the Query protocol. */
    static SignatureRefusal query(Reason reason, String detail) {
        return switch (reason) {
            case NOT_SIGNED ->
                new SignatureRefusal(
                        reason, 403, "MissingAuthenticationToken", "Request is missing Authentication Token");
            case INCOMPLETE -> new SignatureRefusal(reason, 400, "IncompleteSignature", detail);
            case UNKNOWN_KEY, WRONG_TOKEN ->
                new SignatureRefusal(
                        reason, 403, "InvalidClientTokenId", "The security token included in the request is invalid.");
            case SESSION_EXPIRED ->
                new SignatureRefusal(
                        reason, 403, "ExpiredToken", "The security token included in the request is expired");
            // Which region would be right is only said by S3.
            case WRONG_REGION -> mismatch(reason, "Credential should be scoped to a valid region. ");
            case HOST_NOT_SIGNED ->
                mismatch(reason, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
            case WRONG_SIGNATURE, BODY_HASH_MISSING, BODY_HASH_WRONG, HEADER_NOT_SIGNED ->
                mismatch(
                        reason,
                        "The request signature we calculated does not match the signature you provided. Check your AWS"
                                + " Secret Access Key and signing method. Consult the service documentation for"
                                + " details.");
            default -> mismatch(reason, detail);
        };
    }

    static SignatureRefusal s3(Reason reason, String detail) {
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
            case INCOMPLETE, WRONG_REGION, WRONG_SERVICE, WRONG_SCOPE_DATE ->
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

    private static SignatureRefusal mismatch(Reason reason, String text) {
        return new SignatureRefusal(reason, 403, "SignatureDoesNotMatch", text);
    }
}
