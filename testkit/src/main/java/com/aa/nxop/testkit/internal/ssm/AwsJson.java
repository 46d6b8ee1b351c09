package com.aa.nxop.testkit.internal.ssm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.json.JsonText;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Answers of AWS's JSON 1.1 protocol. */
public final class AwsJson {
    private AwsJson() {}

    /** What SSM answers when it is called too often. */
    public static HttpAnswer throttled() {
        return error("ThrottlingException", "Rate exceeded");
    }

    static HttpAnswer ok(Map<String, ?> members) {
        return answer(200, members);
    }

    /** @param message empty where AWS sends none */
    static HttpAnswer error(String code, String message) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("__type", code);
        if (!message.isEmpty()) {
            members.put("message", message);
        }
        return answer(400, members);
    }

    static HttpAnswer refused(SignatureRefusal refusal) {
        return switch (refusal.reason()) {
            case NOT_SIGNED -> error("MissingAuthenticationTokenException", "Missing Authentication Token");
            case INCOMPLETE -> error("IncompleteSignatureException", refusal.text());
            case UNKNOWN_KEY, WRONG_TOKEN -> error("UnrecognizedClientException", refusal.text());
            case SESSION_EXPIRED -> error("ExpiredTokenException", refusal.text());
            default -> error("InvalidSignatureException", refusal.text());
        };
    }

    private static HttpAnswer answer(int status, Map<String, ?> members) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/x-amz-json-1.1",
                "x-amzn-RequestId",
                UUID.randomUUID().toString());
        return new HttpAnswer(status, headers, JsonText.of(members).getBytes(UTF_8));
    }
}
