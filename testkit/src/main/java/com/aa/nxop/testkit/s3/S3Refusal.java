package com.aa.nxop.testkit.s3;

import com.aa.nxop.testkit.http.HttpAnswer;
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

    static S3Refusal notImplemented() {
        return new S3Refusal(
                501, "NotImplemented", "A header you provided implies functionality that is not implemented.");
    }

    HttpAnswer answer() {
        return HttpAnswer.of(
                status,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                        + escape(message) + "</Message><RequestId>" + UUID.randomUUID()
                        + "</RequestId><HostId>nxop-sandbox</HostId></Error>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
