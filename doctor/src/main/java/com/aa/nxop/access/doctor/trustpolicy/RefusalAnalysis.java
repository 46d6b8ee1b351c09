package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Why STS would refuse a call for what the policy says: each action is a decision of its own, with its own keys. */
record RefusalAnalysis<K extends RequestContextKeys>(TrustPolicy policy, RefusalWording<K> wording) {
    /** Decisions beside the one about the call itself. */
    private static final Set<String> FURTHER = Set.of(PolicyStatement.TAG_SESSION, PolicyStatement.SET_SOURCE_IDENTITY);

    List<PolicyFinding> of(String action, K keys) {
        List<PolicyFinding> denied = denied(action, keys);
        if (denied.stream().anyMatch(found -> found.kind() == Kind.BLOCKS)) {
            return denied;
        }
        List<PolicyStatement> allowing = policy.allowing(action);
        TruthValue allowed = TruthValue.any(allowing.stream(), statement -> statement.applies(action, keys));
        if (allowed == TruthValue.TRUE) {
            return denied;
        }
        List<PolicyFinding> found = new ArrayList<>(denied);
        List<PolicyStatement> nearest = nearest(allowing, keys);
        if (allowing.isEmpty()) {
            nearest = nearest(candidates(action), keys);
            found.add(wording.missing(action, nearest));
            if (FURTHER.contains(action)) {
                return found; // What fails besides, fails for the other action, too.
            }
        }
        for (PolicyStatement statement : nearest) {
            found.addAll(principal(statement, keys));
            for (TrustCondition condition : statement.conditions()) {
                found.addAll(condition(statement, condition, keys));
            }
        }
        return found;
    }

    private List<PolicyFinding> denied(String action, K keys) {
        List<PolicyFinding> found = new ArrayList<>();
        for (PolicyStatement statement : policy.denying(action)) {
            TruthValue hits = statement.applies(action, keys);
            if (hits == TruthValue.TRUE) {
                found.add(new PolicyFinding(Kind.BLOCKS, statement.name(), statement, deny(statement, keys)));
            } else if (hits == TruthValue.UNKNOWN) {
                found.add(new PolicyFinding(Kind.UNKNOWN, statement.name(), statement, mayDeny(statement, keys)));
            }
        }
        return found;
    }

    private String deny(PolicyStatement statement, K keys) {
        List<String> why = statement.conditions().stream()
                .map(condition -> wording.holding(condition, keys))
                .toList();
        return "This Deny refuses the pod, whatever other statements allow: "
                + (why.isEmpty() ? "it has no condition" : String.join("; ", why))
                + ". Leave this pod out of it, if the pod should have access.";
    }

    private String mayDeny(PolicyStatement statement, K keys) {
        List<String> open = statement.conditions().stream()
                .filter(condition -> condition.holds(keys) == TruthValue.UNKNOWN)
                .map(condition -> wording.wants(condition, keys))
                .toList();
        return "This Deny may refuse the pod: "
                + (open.isEmpty() ? "the Doctor cannot tell whether its Principal is the pod" : String.join("; ", open))
                + (open.isEmpty() ? "." : "; the Doctor cannot tell whether the pod meets that.");
    }

    /** Where no statement allows the action: the one that allows the other half of the call, or any. */
    private List<PolicyStatement> candidates(String action) {
        List<PolicyStatement> others =
                policy.allowing(FURTHER.contains(action) ? PolicyStatement.ASSUME_ROLE : PolicyStatement.TAG_SESSION);
        return others.isEmpty()
                ? policy.statements().stream()
                        .filter(statement -> !statement.deny())
                        .toList()
                : others;
    }

    /** Those that come closest: the statements for other pods are not to blame. */
    private List<PolicyStatement> nearest(List<PolicyStatement> allowing, K keys) {
        int least = allowing.stream()
                .mapToInt(statement -> distance(statement, keys))
                .min()
                .orElse(0);
        return allowing.stream()
                .filter(statement -> distance(statement, keys) == least)
                .toList();
    }

    private int distance(PolicyStatement statement, K keys) {
        long failing = statement.conditions().stream()
                .filter(condition -> condition.holds(keys) == TruthValue.FALSE)
                .count();
        return (statement.principal().covers(keys) == TruthValue.FALSE ? 1000 : 0) + (int) failing;
    }

    private List<PolicyFinding> principal(PolicyStatement statement, K keys) {
        TrustPrincipal principal = statement.principal();
        return switch (principal.covers(keys)) {
            case TRUE -> List.of();
            case FALSE ->
                List.of(new PolicyFinding(Kind.BLOCKS, statement.name(), principal, wording.failing(principal, keys)));
            case UNKNOWN ->
                List.of(new PolicyFinding(Kind.UNKNOWN, statement.name(), principal, wording.unknown(principal, keys)));
        };
    }

    private List<PolicyFinding> condition(PolicyStatement statement, TrustCondition condition, K keys) {
        return switch (condition.holds(keys)) {
            case TRUE -> List.of();
            case FALSE ->
                List.of(new PolicyFinding(Kind.BLOCKS, statement.name(), condition, wording.failing(condition, keys)));
            case UNKNOWN ->
                List.of(new PolicyFinding(Kind.UNKNOWN, statement.name(), condition, wording.unknown(condition, keys)));
        };
    }
}
