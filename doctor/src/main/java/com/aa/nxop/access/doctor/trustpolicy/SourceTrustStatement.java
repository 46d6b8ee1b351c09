package com.aa.nxop.access.doctor.trustpolicy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trust policy that the pod's own role needs for one service account with IRSA. */
public final class SourceTrustStatement {
    private SourceTrustStatement() {}

    /**
     * A complete trust policy, indented, with a line feed at the end. What is not known stands there in angle brackets, so that the policy trusts
     * nobody until it is filled in.
     */
    public static String forToken(WebIdentityFacts facts) {
        String host = facts.host().isEmpty() ? "<issuer of the cluster>" : facts.host();
        String subject =
                facts.subject().isEmpty() ? "system:serviceaccount:<namespace>:<service account>" : facts.subject();
        Map<String, Map<String, List<String>>> conditions = new LinkedHashMap<>();
        Map<String, List<String>> equals = new LinkedHashMap<>();
        equals.put(host + ":aud", List.of(facts.audience()));
        equals.put(host + ":sub", List.of(subject));
        conditions.put("StringEquals", equals);
        return PolicyJson.policy(List.of(PolicyJson.statement(
                "AllowServiceAccount",
                "Federated",
                facts.host().isEmpty() ? facts.provider() + host : facts.provider(),
                List.of(PolicyStatement.WITH_TOKEN),
                conditions)));
    }
}
