package com.aa.nxop.testkit.internal.vault;

import com.aa.nxop.testkit.SandboxSts;
import com.aa.nxop.testkit.SandboxVault;
import com.aa.nxop.testkit.internal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the agent writes into its file. */
final class SecretTemplate {
    private SecretTemplate() {}

    static String render(SandboxVault.Format format, SandboxSts.Session session) {
        return switch (format) {
            case EXPORT -> lines(variables(session), "export %s=\"%s\"\n");
            case PLAIN -> lines(variables(session), "%s=%s\n");
            case KEY_VALUE -> lines(data(session), "%s: %s\n");
            case JSON -> JsonText.of(data(session));
        };
    }

    private static Map<String, String> variables(SandboxSts.Session session) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ACCESS_KEY_ID", session.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", session.secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", session.sessionToken());
        return variables;
    }

    /** As {@code aws/sts/<role>} answers for an assumed role; no expiry is among it. */
    private static Map<String, String> data(SandboxSts.Session session) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("access_key", session.accessKeyId());
        data.put("arn", session.arn());
        data.put("secret_key", session.secretAccessKey());
        data.put("security_token", session.sessionToken());
        return data;
    }

    private static String lines(Map<String, String> values, String line) {
        return values.entrySet().stream()
                .map(value -> line.formatted(value.getKey(), value.getValue()))
                .collect(Collectors.joining());
    }
}
