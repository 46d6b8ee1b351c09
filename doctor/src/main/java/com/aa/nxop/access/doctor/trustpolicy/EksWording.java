package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.List;
import java.util.Optional;

/** For EKS, which assumes the pod's own role with Pod Identity. */
record EksWording(RedactedText shown) implements RefusalWording<EksKeys> {
    @Override
    public String wants(TrustCondition condition, EksKeys keys) {
        return shown.wants(condition);
    }

    @Override
    public String holding(TrustCondition condition, EksKeys keys) {
        return wants(condition, keys) + ", and " + sends(condition, keys);
    }

    @Override
    public String failing(TrustCondition condition, EksKeys keys) {
        return wants(condition, keys) + "; " + sends(condition, keys) + ". "
                + condition.wanted().stream()
                        .map(value -> BrokenConditions.neverMatches(condition, value))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(
                                keys.get(condition.key()).is(RequestValue.Kind.ABSENT)
                                        ? "Take the condition out."
                                        : "Change its value, if this pod should have access.");
    }

    @Override
    public String unknown(TrustCondition condition, EksKeys keys) {
        return wants(condition, keys) + "; the Doctor cannot tell whether EKS's call meets that.";
    }

    private String sends(TrustCondition condition, EksKeys keys) {
        RequestValue value = keys.get(condition.key());
        return switch (value.kind()) {
            case ABSENT -> "EKS's call has no such key";
            case KNOWN -> "EKS sends " + shown.quoted(value.values(), "and");
            case HIDDEN, UNKNOWN -> "EKS sends another";
        };
    }

    @Override
    public String failing(TrustPrincipal principal, EksKeys keys) {
        return "Principal names "
                + shown.quoted(
                        principal.values().stream()
                                .map(TrustPrincipal.Value::text)
                                .toList(),
                        "and")
                + "; with Pod Identity EKS assumes the role. Write \"Service\": \"" + EksKeys.SERVICE
                + "\", if this pod should have access.";
    }

    @Override
    public String unknown(TrustPrincipal principal, EksKeys keys) {
        return failing(principal, keys);
    }

    @Override
    public PolicyFinding missing(String action, List<PolicyStatement> candidates) {
        String start = "No statement allows " + action + ", which EKS calls for a pod with Pod Identity";
        if (candidates.isEmpty()) {
            return new PolicyFinding(
                    Kind.BLOCKS, TrustPolicy.NAME, action, start + ". Add a statement that allows it.");
        }
        PolicyStatement statement = candidates.get(0);
        return new PolicyFinding(
                Kind.BLOCKS,
                statement.name(),
                action,
                start + "; this one has the " + (statement.notActions() ? "NotAction " : "Action ")
                        + shown.quoted(statement.actions(), "and") + ". Add " + action + ".");
    }
}
