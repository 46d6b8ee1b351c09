package com.aa.nxop.testkit.internal.sts;

import java.util.Map;

/** Answers in the XML of the AWS Query protocol. */
final class StsXml {
    private static final String NAMESPACE = " xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"";

    private StsXml() {}

    static StsReply success(String action, String requestId, String result) {
        String body = "<" + action + "Response" + NAMESPACE + ">"
                + element(action + "Result", result)
                + element("ResponseMetadata", text("RequestId", requestId))
                + "</" + action + "Response>\n";
        return answer(200, requestId, body);
    }

    static StsReply error(int status, String code, String message, String requestId) {
        String error =
                text("Type", status < 500 ? "Sender" : "Receiver") + text("Code", code) + text("Message", message);
        String body = "<ErrorResponse" + NAMESPACE + ">" + element("Error", error) + text("RequestId", requestId)
                + "</ErrorResponse>\n";
        return answer(status, requestId, body);
    }

    static String assumedRole(AccountSession session) {
        int size = session.sessionToken().length();
        String percent = Integer.toString(TokenSize.percent(size));
        return element("AssumedRoleUser", text("AssumedRoleId", session.userId()) + text("Arn", session.arn()))
                + element(
                        "Credentials",
                        text("AccessKeyId", session.accessKeyId())
                                + text("SecretAccessKey", session.secretAccessKey())
                                + text("SessionToken", session.sessionToken())
                                + text("Expiration", session.expiresAt().toString()))
                + (session.sourceIdentity() == null ? "" : text("SourceIdentity", session.sourceIdentity()))
                // The old element is kept for old clients, and says the same as the new one.
                + text("PackedPolicySize", percent)
                + text("SessionTokenSize", Integer.toString(size))
                + text("SessionTokenUtilization", percent);
    }

    static String webIdentity(AccountSession session, VerifiedToken token) {
        return text("SubjectFromWebIdentityToken", token.subject())
                + assumedRole(session)
                + text("Provider", token.providerArn())
                + text("Audience", token.audience());
    }

    static String callerIdentity(AccountSession session) {
        return text("Arn", session.arn())
                + text("UserId", session.userId())
                + text("Account", session.role().accountId());
    }

    private static StsReply answer(int status, String requestId, String body) {
        return new StsReply(status, Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId), body);
    }

    private static String text(String name, String content) {
        return element(name, content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }
}
