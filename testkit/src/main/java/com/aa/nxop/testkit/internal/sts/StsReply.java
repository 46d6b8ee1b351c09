package com.aa.nxop.testkit.internal.sts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import java.util.Map;

/** What STS says to a call, whichever server sends it. */
record StsReply(int status, Map<String, String> headers, String text) {
    HttpAnswer toHttp() {
        return new HttpAnswer(status, headers, text.getBytes(UTF_8));
    }
}
