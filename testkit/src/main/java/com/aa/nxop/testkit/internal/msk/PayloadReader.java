package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.internal.json.JsonTree;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON of {@code AWS_MSK_IAM}: lower-case names, and two members that are not signed. */
final class PayloadReader {
    static final String VERSION = "2020_10_22";

    private static final Map<String, String> SIGNED = Map.of(
            "action", "Action",
            "x-amz-algorithm", "X-Amz-Algorithm",
            "x-amz-credential", "X-Amz-Credential",
            "x-amz-date", "X-Amz-Date",
            "x-amz-expires", "X-Amz-Expires",
            "x-amz-security-token", "X-Amz-Security-Token",
            "x-amz-signature", "X-Amz-Signature",
            "x-amz-signedheaders", "X-Amz-SignedHeaders");

    private PayloadReader() {}

    static PresignedLogin read(byte[] payload) throws UnacceptableProperty {
        String host = "";
        String version = "";
        Map<String, String> parameters = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : members(payload)) {
            if (!member.getValue().isString()) {
                throw new UnacceptableProperty("The value of " + member.getKey() + " is not a string.");
            }
            String value = member.getValue().stringValue();
            switch (member.getKey()) {
                case "host" -> host = value;
                case "version" -> version = value;
                case "user-agent" -> {}
                default -> parameters.put(nameOf(member.getKey()), value);
            }
        }
        if (!version.equals(VERSION)) {
            throw new UnacceptableProperty("The version is not " + VERSION + " but \"" + version + "\".");
        }
        return new PresignedLogin(host, parameters);
    }

    private static String nameOf(String member) throws UnacceptableProperty {
        String name = SIGNED.get(member);
        if (name == null) {
            throw new UnacceptableProperty("Unknown key in the payload: \"" + member + "\".");
        }
        return name;
    }

    private static Iterable<Map.Entry<String, JsonNode>> members(byte[] payload) throws UnacceptableProperty {
        try {
            JsonNode json = JsonTree.read(payload);
            if (json.isObject()) {
                return json.properties();
            }
        } catch (JacksonException e) {
            throw new UnacceptableProperty("The payload is not JSON: " + e.getOriginalMessage());
        }
        throw new UnacceptableProperty("The payload is not a JSON object.");
    }
}
