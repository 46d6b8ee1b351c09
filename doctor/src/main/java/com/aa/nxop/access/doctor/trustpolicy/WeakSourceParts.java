package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What in the trust policy of a pod's own role lets in more than was meant.
 *
 * @param host the token's issuer without {@code https://}; empty where the pod has no such token
 */
record WeakSourceParts(TrustPolicy policy, RedactedText shown, String host) {
    List<PolicyFinding> found() {
        List<PolicyFinding> found = new ArrayList<>();
        for (PolicyStatement statement : policy.allowing(PolicyStatement.WITH_TOKEN)) {
            boolean ofProvider = statement.principal().hasEveryone()
                    || statement.principal().values().stream()
                            .anyMatch(value -> value.kind().equals("Federated"));
            if (ofProvider) {
                subjects(statement, found);
            }
        }
        for (PolicyStatement statement : policy.allowing(PolicyStatement.ASSUME_ROLE)) {
            TrustPrincipal principal = statement.principal();
            if (!principal.not() && (principal.hasEveryone() || principal.hasAccounts())) {
                found.add(
                        weak(
                                statement,
                                "everyone",
                                (principal.hasEveryone()
                                                ? "Principal \"*\" is every account of AWS"
                                                : "Principal is any role of account "
                                                        + String.join(", ", principal.accounts()))
                                        + ", but the pod's own role does not need that. Take it out, or name the intended callers."));
            }
        }
        return found;
    }

    private void subjects(PolicyStatement statement, List<PolicyFinding> found) {
        List<TrustCondition> subjects = statement.conditions().stream()
                .filter(condition -> ConditionKeys.folded(condition.key()).endsWith(":sub"))
                .toList();
        if (subjects.isEmpty()) {
            found.add(weak(
                    statement,
                    "sub",
                    "No condition on " + (host.isEmpty() ? "sub" : host + ":sub")
                            + ": any pod of the cluster may have the role. Add StringEquals with"
                            + " system:serviceaccount:NAMESPACE:NAME."));
        }
        for (TrustCondition condition : subjects) {
            String on = condition.operatorText() + " on " + condition.key();
            if (condition.ifExists() || condition.quantifier() == SetQuantifier.FOR_ALL) {
                found.add(weak(
                        statement, condition, on + " also holds for the token of another issuer. Write StringEquals."));
            } else if (condition.operator().negated()) {
                found.add(weak(
                        statement,
                        condition,
                        on + " lets in every service account except those it names. Name the intended ones."));
            } else if (condition.operator() == ConditionOperator.STRING_LIKE) {
                condition.wanted().stream()
                        .filter(WeakSourceParts::anyNamespace)
                        .findFirst()
                        .ifPresent(value -> found.add(weak(
                                statement,
                                condition,
                                on + " with " + shown.quoted(value)
                                        + " takes a service account of any namespace. Write the intended"
                                        + " namespace.")));
            }
        }
    }

    /** Whether somebody may choose a namespace of another name, and a service account in it. */
    private static boolean anyNamespace(String value) {
        return WildcardPattern.of(value).matches("system:serviceaccount:x-any:x-other")
                || value.matches("\\*.*")
                || value.matches("system:serviceaccount:[^:]*\\*.*:.*");
    }

    private static PolicyFinding weak(PolicyStatement statement, Object subject, String text) {
        return new PolicyFinding(Kind.WEAK, statement.name(), subject, text);
    }
}
