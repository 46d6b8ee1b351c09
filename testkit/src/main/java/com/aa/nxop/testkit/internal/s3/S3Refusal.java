package com.aa.nxop.testkit.internal.s3;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** S3 says no, with its code, HTTP status and text. */
record S3Refusal(int status, String code, String message) {
    static S3Refusal accessDenied(String message) {
        return new S3Refusal(403, "AccessDenied", message);
    }

    static S3Refusal wrongSignature() {
        return new S3Refusal(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and signing"
                        + " method.");
    }

    static S3Refusal invalidUri() {
        return new S3Refusal(400, "InvalidURI", "Couldn't parse the specified URI.");
    }

    static S3Refusal notImplemented() {
        return new S3Refusal(
                501, "NotImplemented", "A header you provided implies functionality that is not implemented.");
    }

    /** The same about a signature in the query, of which S3 speaks in other words. */
    S3Refusal ofPresignedUrl() {
        return new S3Refusal(
                status,
                "AuthorizationQueryParametersError",
                message.replace(
                        "The authorization header is malformed", "Error parsing the X-Amz-Credential parameter"));
    }

    S3Reply answer() {
        return answer("", Map.of());
    }

    /** With the region in which the bucket is, from which clients can learn it. */
    S3Reply answer(String bucketRegion) {
        return answer("<Region>" + bucketRegion + "</Region>", Map.of("x-amz-bucket-region", bucketRegion));
    }

    private S3Reply answer(String element, Map<String, String> moreHeaders) {
        String requestId = UUID.randomUUID().toString();
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                + escape(message) + "</Message>" + element + "<RequestId>" + requestId
                + "</RequestId><HostId>nxop-sandbox</HostId></Error>";
        Map<String, String> headers = new LinkedHashMap<>(moreHeaders);
        headers.put("Content-Type", "application/xml");
        headers.put("x-amz-request-id", requestId);
        return new S3Reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
