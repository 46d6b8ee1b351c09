package com.aa.nxop.testkit.internal.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import java.util.Map;

/** What the agent says, whichever server sends it. */
record AgentReply(int status, Map<String, String> headers, String text) {
    HttpAnswer toHttp() {
        return new HttpAnswer(status, headers, text.getBytes(UTF_8));
    }
}
