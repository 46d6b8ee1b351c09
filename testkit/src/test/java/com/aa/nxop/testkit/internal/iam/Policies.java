package com.aa.nxop.testkit.internal.iam;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Small policies, and what they decide. */
final class Policies {
    static final String ROLE = "arn:aws:iam::178549792225:role/team/example-role";
    static final Caller CALLER =
            new Caller.RoleSession("178549792225", ROLE, "arn:aws:sts::178549792225:assumed-role/example-role/pod");

    private Policies() {}

    static String condition(String effect, String operator, String key, List<String> values) {
        return """
                {"Version": "2012-10-17", "Statement": {"Effect": "%s", "Action": "*", "Resource": "*",
                 "Condition": {"%s": {"%s": %s}}}}""".formatted(effect, operator, key, json(values));
    }

    static boolean holds(String operator, String key, List<String> values, ContextKeys keys) {
        return decide(condition("Allow", operator, key, values), keys) == Decision.ALLOW;
    }

    static Decision decide(String policy, ContextKeys keys) {
        return Policy.parse(policy).decide(new AuthorizationRequest(CALLER, "s3:GetObject", "arn:aws:s3:::b/k", keys));
    }

    static Decision trusts(String principal, Caller caller) {
        return trusts("Allow", principal, caller);
    }

    static Decision trusts(String effect, String principal, Caller caller) {
        return Policy.parseTrust("{\"Statement\": {\"Effect\": \"" + effect + "\", \"Action\": \"sts:AssumeRole\","
                        + " \"Principal\": " + principal + "}}")
                .decide(new AuthorizationRequest(caller, "sts:AssumeRole", ROLE, ContextKeys.NONE));
    }

    /** {@code a;b} as two values; {@code -} as none at all. */
    static List<String> list(String text) {
        return text.equals("-") ? List.of() : Arrays.stream(text.split(";", -1)).collect(Collectors.toList());
    }

    static String json(Object value) {
        return new JsonMapper().writeValueAsString(value);
    }
}
