package com.aa.nxop.testkit.internal.sigv4;

import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal.Reason;
import java.util.List;
import java.util.stream.Collectors;

/** STS, and with it all services of the Query protocol. */
final class QueryWording implements Wording {
    @Override
    public SignatureRefusal refuse(Reason reason, String detail) {
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

    /** All of them at once; that each ends in a blank shows how AWS puts them together. */
    @Override
    public SignatureRefusal refuse(List<ScopeFault> faults) {
        return refuse(
                faults.get(0).reason(), faults.stream().map(QueryWording::words).collect(Collectors.joining()));
    }

    private static String words(ScopeFault fault) {
        return switch (fault.reason()) {
            // Which region would be right is only said by S3.
            case WRONG_REGION -> "Credential should be scoped to a valid region. ";
            case WRONG_SERVICE -> "Credential should be scoped to correct service: '" + fault.right() + "'. ";
            case WRONG_TERMINATOR ->
                "Credential should be scoped with a valid terminator: '" + fault.right() + "', not '" + fault.found()
                        + "'. ";
            default ->
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                        + fault.found() + "' != '" + fault.right().substring(0, 8) + "', from '" + fault.right() + "'.";
        };
    }

    private static SignatureRefusal mismatch(Reason reason, String text) {
        return new SignatureRefusal(reason, 403, "SignatureDoesNotMatch", text);
    }
}
