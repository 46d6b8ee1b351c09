package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Why STS would refuse the pod's call for what the policy says: the two decisions, each with its own keys. */
record RefusalAnalysis(TrustPolicy policy, PodFacts facts, Instant now, RedactedText shown) {
    List<PolicyFinding> found() {
        RequestContext assuming = new RequestContext(facts, now, false);
        List<PolicyFinding> found = new ArrayList<>(of(PolicyStatement.ASSUME_ROLE, assuming));
        if (assuming.tagged()) {
            found.addAll(of(PolicyStatement.TAG_SESSION, new RequestContext(facts, now, true)));
        }
        return found;
    }

    private List<PolicyFinding> of(String action, RequestContext keys) {
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
        if (allowing.isEmpty()) {
            found.add(noAction(action, keys));
        }
        for (PolicyStatement statement : nearest(allowing, keys)) {
            found.addAll(principal(statement));
            for (TrustCondition condition : statement.conditions()) {
                found.addAll(condition(statement, condition, keys));
            }
        }
        return found;
    }

    private List<PolicyFinding> denied(String action, RequestContext keys) {
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

    private String deny(PolicyStatement statement, RequestContext keys) {
        ConditionText text = new ConditionText(shown, keys);
        List<String> why = statement.conditions().stream().map(text::holding).toList();
        return "This Deny hits the pod, whatever other statements allow: "
                + (why.isEmpty() ? "it has no condition" : String.join("; ", why))
                + ". Leave this pod out of it, if the pod is meant to have access.";
    }

    private String mayDeny(PolicyStatement statement, RequestContext keys) {
        List<String> open = statement.conditions().stream()
                .filter(condition -> condition.holds(keys) == TruthValue.UNKNOWN)
                .map(new ConditionText(shown, keys)::wants)
                .toList();
        return "This Deny may hit the pod: "
                + (open.isEmpty() ? "whether its Principal is the pod" : String.join("; ", open))
                + (open.isEmpty() ? " cannot be told from here." : "; that cannot be told from here.");
    }

    private PolicyFinding noAction(String action, RequestContext keys) {
        List<PolicyStatement> others = policy.allowing(
                action.equals(PolicyStatement.TAG_SESSION) ? PolicyStatement.ASSUME_ROLE : PolicyStatement.TAG_SESSION);
        List<PolicyStatement> candidates = others.isEmpty()
                ? policy.statements().stream()
                        .filter(statement -> !statement.deny())
                        .toList()
                : others;
        return new MissingAction(action, shown).among(nearest(candidates, keys));
    }

    /** Those that come closest: it is no use to blame the statements for other pods. */
    private List<PolicyStatement> nearest(List<PolicyStatement> allowing, RequestContext keys) {
        int least = allowing.stream()
                .mapToInt(statement -> distance(statement, keys))
                .min()
                .orElse(0);
        return allowing.stream()
                .filter(statement -> distance(statement, keys) == least)
                .toList();
    }

    private int distance(PolicyStatement statement, RequestContext keys) {
        long failing = statement.conditions().stream()
                .filter(condition -> condition.holds(keys) == TruthValue.FALSE)
                .count();
        return (statement.principal().covers(facts) == TruthValue.FALSE ? 1000 : 0) + (int) failing;
    }

    private List<PolicyFinding> principal(PolicyStatement statement) {
        TruthValue covered = statement.principal().covers(facts);
        if (covered == TruthValue.TRUE) {
            return List.of();
        }
        PrincipalText text = new PrincipalText(shown, facts);
        return List.of(
                covered == TruthValue.FALSE
                        ? new PolicyFinding(
                                Kind.BLOCKS,
                                statement.name(),
                                statement.principal(),
                                text.failing(statement.principal()))
                        : new PolicyFinding(
                                Kind.UNKNOWN,
                                statement.name(),
                                statement.principal(),
                                text.unknown(statement.principal())));
    }

    private List<PolicyFinding> condition(PolicyStatement statement, TrustCondition condition, RequestContext keys) {
        ConditionText text = new ConditionText(shown, keys);
        return switch (condition.holds(keys)) {
            case TRUE -> List.of();
            case FALSE -> List.of(new PolicyFinding(Kind.BLOCKS, statement.name(), condition, text.failing(condition)));
            case UNKNOWN ->
                List.of(new PolicyFinding(Kind.UNKNOWN, statement.name(), condition, text.unknown(condition)));
        };
    }
}
