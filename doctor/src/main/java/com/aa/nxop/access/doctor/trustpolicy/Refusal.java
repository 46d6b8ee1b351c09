package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Why STS would refuse the pod's call for what the policy says: the two decisions, each with its own keys. */
record Refusal(TrustPolicy policy, PodFacts facts, Instant now, Shown shown) {
    List<Found> found() {
        RequestKeys assuming = new RequestKeys(facts, now, false);
        List<Found> found = new ArrayList<>(of(Statement.ASSUME_ROLE, assuming));
        if (assuming.tagged()) {
            found.addAll(of(Statement.TAG_SESSION, new RequestKeys(facts, now, true)));
        }
        return found;
    }

    private List<Found> of(String action, RequestKeys keys) {
        List<Found> denied = denied(action, keys);
        if (denied.stream().anyMatch(found -> found.kind() == Kind.BLOCKS)) {
            return denied;
        }
        List<Statement> allowing = policy.allowing(action);
        Truth allowed = Truth.any(allowing.stream(), statement -> statement.applies(action, keys));
        if (allowed == Truth.TRUE) {
            return denied;
        }
        List<Found> found = new ArrayList<>(denied);
        if (allowing.isEmpty()) {
            found.add(noAction(action, keys));
        }
        for (Statement statement : nearest(allowing, keys)) {
            found.addAll(principal(statement));
            for (Condition condition : statement.conditions()) {
                found.addAll(condition(statement, condition, keys));
            }
        }
        return found;
    }

    private List<Found> denied(String action, RequestKeys keys) {
        List<Found> found = new ArrayList<>();
        for (Statement statement : policy.denying(action)) {
            Truth hits = statement.applies(action, keys);
            if (hits == Truth.TRUE) {
                found.add(new Found(Kind.BLOCKS, statement.name(), statement, deny(statement, keys)));
            } else if (hits == Truth.UNKNOWN) {
                found.add(new Found(Kind.UNKNOWN, statement.name(), statement, mayDeny(statement, keys)));
            }
        }
        return found;
    }

    private String deny(Statement statement, RequestKeys keys) {
        ConditionText text = new ConditionText(shown, keys);
        List<String> why = statement.conditions().stream().map(text::holding).toList();
        return "This Deny hits the pod, whatever other statements allow: "
                + (why.isEmpty() ? "it has no condition" : String.join("; ", why))
                + ". Leave this pod out of it, if the pod is meant to have access.";
    }

    private String mayDeny(Statement statement, RequestKeys keys) {
        List<String> open = statement.conditions().stream()
                .filter(condition -> condition.holds(keys) == Truth.UNKNOWN)
                .map(new ConditionText(shown, keys)::wants)
                .toList();
        return "This Deny may hit the pod: "
                + (open.isEmpty() ? "whether its Principal is the pod" : String.join("; ", open))
                + (open.isEmpty() ? " cannot be told from here." : "; that cannot be told from here.");
    }

    private Found noAction(String action, RequestKeys keys) {
        List<Statement> others =
                policy.allowing(action.equals(Statement.TAG_SESSION) ? Statement.ASSUME_ROLE : Statement.TAG_SESSION);
        List<Statement> candidates = others.isEmpty()
                ? policy.statements().stream()
                        .filter(statement -> !statement.deny())
                        .toList()
                : others;
        return new MissingAction(action, shown).among(nearest(candidates, keys));
    }

    /** Those that come closest: it is no use to blame the statements for other pods. */
    private List<Statement> nearest(List<Statement> allowing, RequestKeys keys) {
        int least = allowing.stream()
                .mapToInt(statement -> distance(statement, keys))
                .min()
                .orElse(0);
        return allowing.stream()
                .filter(statement -> distance(statement, keys) == least)
                .toList();
    }

    private int distance(Statement statement, RequestKeys keys) {
        long failing = statement.conditions().stream()
                .filter(condition -> condition.holds(keys) == Truth.FALSE)
                .count();
        return (statement.principal().covers(facts) == Truth.FALSE ? 1000 : 0) + (int) failing;
    }

    private List<Found> principal(Statement statement) {
        Truth covered = statement.principal().covers(facts);
        if (covered == Truth.TRUE) {
            return List.of();
        }
        PrincipalText text = new PrincipalText(shown, facts);
        return List.of(
                covered == Truth.FALSE
                        ? new Found(
                                Kind.BLOCKS,
                                statement.name(),
                                statement.principal(),
                                text.failing(statement.principal()))
                        : new Found(
                                Kind.UNKNOWN,
                                statement.name(),
                                statement.principal(),
                                text.unknown(statement.principal())));
    }

    private List<Found> condition(Statement statement, Condition condition, RequestKeys keys) {
        ConditionText text = new ConditionText(shown, keys);
        return switch (condition.holds(keys)) {
            case TRUE -> List.of();
            case FALSE -> List.of(new Found(Kind.BLOCKS, statement.name(), condition, text.failing(condition)));
            case UNKNOWN -> List.of(new Found(Kind.UNKNOWN, statement.name(), condition, text.unknown(condition)));
        };
    }
}
