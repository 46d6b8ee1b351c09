package com.aa.nxop.testkit.internal.iam;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads a {@code Principal} element. */
final class PrincipalReader {
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[a-z-]+:iam::(\\d{12}):root|(\\d{12}))");
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z-]+:(iam::\\d{12}:(role|user)/.+|sts::\\d{12}:(assumed-role|federated-user)/.+)");

    private final Set<String> accounts = new HashSet<>();
    private final Set<String> arns = new HashSet<>();
    private final Set<String> services = new HashSet<>();
    private final Set<String> federated = new HashSet<>();
    private boolean everyone;

    private PrincipalReader() {}

    static Principals read(JsonNode element) {
        PrincipalReader reader = new PrincipalReader();
        if (element.isString() && element.asString().equals("*")) {
            reader.everyone = true;
        } else {
            for (Map.Entry<String, JsonNode> kind : Json.members(element, "Principal")) {
                Json.strings(kind.getValue(), kind.getKey()).forEach(value -> reader.add(kind.getKey(), value));
            }
        }
        return new Principals(
                reader.everyone,
                Set.copyOf(reader.accounts),
                Set.copyOf(reader.arns),
                Set.copyOf(reader.services),
                Set.copyOf(reader.federated));
    }

    private void add(String kind, String value) {
        if (kind.equals("AWS") && value.equals("*")) {
            everyone = true;
            return;
        }
        if (value.contains("*") || value.contains("?")) {
            throw invalid(kind, value);
        }
        switch (kind) {
            case "AWS" -> addAws(value);
            case "Service" -> services.add(value);
            case "Federated" -> federated.add(value);
            default -> throw invalid(kind, value);
        }
    }

    private void addAws(String value) {
        Matcher account = ACCOUNT.matcher(value);
        if (account.matches()) {
            accounts.add(account.group(1) != null ? account.group(1) : account.group(2));
        } else if (ARN.matcher(value).matches()) {
            arns.add(value);
        } else {
            throw invalid("AWS", value);
        }
    }

    private static MalformedPolicy invalid(String kind, String value) {
        return new MalformedPolicy("Invalid principal in policy: \"" + kind + "\":\"" + value + "\"");
    }
}
