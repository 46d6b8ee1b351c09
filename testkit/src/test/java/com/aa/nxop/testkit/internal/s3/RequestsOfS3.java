package com.aa.nxop.testkit.internal.s3;

import java.util.List;
import java.util.Map;

/** Requests as S3 gets them. */
final class RequestsOfS3 {
    private RequestsOfS3() {}

    static S3Request of(String method, String target, Map<String, List<String>> headers, byte[] body) {
        return new S3Request(method, target, headers, body, "127.0.0.1");
    }
}
