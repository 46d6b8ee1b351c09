package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.json.JsonText;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal;
import java.util.Map;
import java.util.UUID;

/** Answers of AWS's REST-JSON protocol. */
public final class RestJson {
    private static final String TYPE = "application/json";

    private RestJson() {}

    /** What MSK answers when it is called too often. */
    public static HttpAnswer throttled() {
        return error(429, "TooManyRequestsException", "Too Many Requests");
    }

    static HttpAnswer ok(Map<String, String> members) {
        return answer(200, Map.of("Content-Type", TYPE), members);
    }

    static HttpAnswer error(int status, String code, String message) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                TYPE,
                "x-amzn-ErrorType",
                code,
                "x-amzn-RequestId",
                UUID.randomUUID().toString());
        return answer(status, headers, Map.of("message", message));
    }

    static HttpAnswer refused(SignatureRefusal refusal) {
        String code = switch (refusal.reason()) {
            case NOT_SIGNED -> "MissingAuthenticationTokenException";
            case INCOMPLETE -> "IncompleteSignatureException";
            case UNKNOWN_KEY, WRONG_TOKEN -> "UnrecognizedClientException";
            case SESSION_EXPIRED -> "ExpiredTokenException";
            default -> "InvalidSignatureException";
        };
        return error(refusal.status(), code, refusal.text());
    }

    private static HttpAnswer answer(int status, Map<String, String> headers, Map<String, String> members) {
        return new HttpAnswer(status, headers, JsonText.of(members).getBytes(UTF_8));
    }
}
