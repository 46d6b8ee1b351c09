package com.aa.nxop.testkit.s3;

import com.aa.nxop.testkit.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
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

    HttpAnswer answer() {
        String requestId = UUID.randomUUID().toString();
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                + escape(message) + "</Message><RequestId>" + requestId
                + "</RequestId><HostId>nxop-sandbox</HostId></Error>";
        return new HttpAnswer(
                status,
                Map.of("Content-Type", "application/xml", "x-amz-request-id", requestId),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
