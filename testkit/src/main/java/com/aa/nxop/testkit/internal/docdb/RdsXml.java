package com.aa.nxop.testkit.internal.docdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import java.util.Map;
import java.util.UUID;

/** Answers of RDS, in the XML of the AWS Query protocol. */
public final class RdsXml {
    private static final String NAMESPACE = " xmlns=\"http://rds.amazonaws.com/doc/2014-10-31/\"";

    private RdsXml() {}

    /** What RDS answers when it is called too often. */
    public static HttpAnswer throttled() {
        return error(400, "Throttling", "Rate exceeded");
    }

    static HttpAnswer success(String action, String result) {
        String id = UUID.randomUUID().toString();
        return answer(
                200,
                id,
                "<" + action + "Response" + NAMESPACE + ">" + element(action + "Result", result)
                        + element("ResponseMetadata", text("RequestId", id)) + "</" + action + "Response>\n");
    }

    static HttpAnswer error(int status, String code, String message) {
        String id = UUID.randomUUID().toString();
        String error = element("Error", text("Type", "Sender") + text("Code", code) + text("Message", message));
        return answer(
                status, id, "<ErrorResponse" + NAMESPACE + ">" + error + text("RequestId", id) + "</ErrorResponse>\n");
    }

    static String text(String name, String content) {
        return element(name, content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static HttpAnswer answer(int status, String id, String body) {
        return new HttpAnswer(status, Map.of("Content-Type", "text/xml", "x-amzn-RequestId", id), body.getBytes(UTF_8));
    }
}
