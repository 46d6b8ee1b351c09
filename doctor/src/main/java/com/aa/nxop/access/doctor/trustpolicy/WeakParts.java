package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parts of a policy that let in more callers than the author meant. */
record WeakParts(TrustPolicy policy, PodFacts facts, RedactedText shown) {
    /** What ties a call to one workload, or to those who know something. */
    private static final Set<String> NARROWING = Set.of(
            "aws:requesttag/kubernetes-namespace",
            "aws:principaltag/kubernetes-namespace",
            "aws:principalarn",
            "aws:userid",
            "sts:externalid",
            "sts:rolesessionname",
            "sts:sourceidentity");

    List<PolicyFinding> found() {
        List<PolicyFinding> found = new ArrayList<>();
        for (PolicyStatement statement : policy.allowing(PolicyStatement.ASSUME_ROLE)) {
            principal(statement, found);
        }
        for (PolicyStatement statement : policy.statements()) {
            if (!statement.deny()) {
                WeakConditions conditions = new WeakConditions(shown);
                for (TrustCondition condition : statement.conditions()) {
                    conditions.why(condition).ifPresent(text -> found.add(weak(statement.name(), condition, text)));
                }
            }
        }
        return found;
    }

    private void principal(PolicyStatement statement, List<PolicyFinding> found) {
        TrustPrincipal principal = statement.principal();
        if (principal.not() || !(principal.hasEveryone() || principal.hasAccounts())) {
            return;
        }
        if (principal.hasEveryone()) {
            found.add(weak(
                    statement.name(),
                    "everyone",
                    "Principal \"*\" is every account of AWS: only the conditions keep others out. Name the KPaaS account, "
                            + root() + "."));
        }
        String whom = principal.hasEveryone()
                ? "any role of any account"
                : "any role of account " + String.join(", ", principal.accounts());
        if (statement.conditions().isEmpty()) {
            found.add(weak(statement.name(), "conditions", unconditional(statement, whom)));
        } else if (statement.conditions().stream().noneMatch(WeakParts::narrows)) {
            found.add(weak(
                    statement.name(),
                    "conditions",
                    "No condition names the namespace or the role, so " + whom
                            + " that meets the other conditions may assume it. Add StringEquals on"
                            + " aws:RequestTag/kubernetes-namespace."));
        }
    }

    private String unconditional(PolicyStatement statement, String whom) {
        boolean onTagging = !statement.allows(PolicyStatement.TAG_SESSION)
                && policy.allowing(PolicyStatement.TAG_SESSION).stream()
                        .anyMatch(other -> !other.conditions().isEmpty());
        return onTagging
                ? "sts:AssumeRole has no condition here, and the conditions on sts:TagSession protect nothing: " + whom
                        + " may assume the role by sending no tags. Put the conditions on sts:AssumeRole, too."
                : "The statement has no condition: " + whom
                        + " may assume it. Add StringEquals on aws:RequestTag/kubernetes-namespace, and ArnLike on"
                        + " aws:RequestTag/eks-cluster-arn.";
    }

    /** A condition that only seems to has a remark of its own. */
    private static boolean narrows(TrustCondition condition) {
        return NARROWING.contains(ConditionKeys.folded(condition.key()))
                && condition.operator() != ConditionOperator.NULL;
    }

    private String root() {
        return RoleArn.account(facts).isEmpty() ? "by its root" : RoleArn.root(facts);
    }

    private static PolicyFinding weak(String statement, Object subject, String text) {
        return new PolicyFinding(Kind.WEAK, statement, subject, text);
    }
}
