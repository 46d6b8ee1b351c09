package com.aa.nxop.testkit.internal.s3;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import java.util.Map;

/** What S3 says to a call, whichever server sends it. */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
record S3Reply(int status, Map<String, String> headers, byte[] body) {
    HttpAnswer toHttp() {
        return new HttpAnswer(status, headers, body);
    }
}
