package com.aa.nxop.testkit.vault;

import com.aa.nxop.testkit.account.AccountSession;
import com.aa.nxop.testkit.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How the agent's template writes the credentials that Vault gave. */
public enum VaultFormat {
    /** Lines for a shell: {@code export AWS_ACCESS_KEY_ID="…"}. */
    EXPORT {
        @Override
        String render(AccountSession session) {
            return lines(variables(session), "export %s=\"%s\"\n");
        }
    },

    /** Lines without {@code export} and quotes: {@code AWS_ACCESS_KEY_ID=…}. */
    PLAIN {
        @Override
        String render(AccountSession session) {
            return lines(variables(session), "%s=%s\n");
        }
    },

    /** What the injector writes if no template is given: Vault's own names in alphabetical order, {@code access_key: …}. */
    KEY_VALUE {
        @Override
        String render(AccountSession session) {
            return lines(data(session), "%s: %s\n");
        }
    },

    /** What the injector writes if its template is {@code json}. */
    JSON {
        @Override
        String render(AccountSession session) {
            return JsonText.of(data(session));
        }
    };

    abstract String render(AccountSession session);

    private static Map<String, String> variables(AccountSession session) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ACCESS_KEY_ID", session.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", session.secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", session.sessionToken());
        return variables;
    }

    /** As {@code aws/sts/<role>} answers for an assumed role; no expiry is among it. */
    private static Map<String, String> data(AccountSession session) {
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
