package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.util.ArrayList;
import java.util.List;

/** What in a policy lets this pod in today, and stops to do so without any change to the policy. */
record FragileParts(TrustPolicy policy, PodFacts facts, RequestContext keys) {
    List<PolicyFinding> found() {
        List<PolicyFinding> found = new ArrayList<>();
        for (PolicyStatement statement : policy.allowing(PolicyStatement.ASSUME_ROLE)) {
            if (statement.applies(PolicyStatement.ASSUME_ROLE, keys) == TruthValue.TRUE) {
                int before = found.size();
                session(statement, found);
                principalTags(statement, found);
                if (found.size() == before) {
                    return List.of(); // One statement that holds is enough.
                }
            }
        }
        return found;
    }

    private void session(PolicyStatement statement, List<PolicyFinding> found) {
        statement.principal().values().stream()
                .filter(value -> !RoleArn.ofSession(value.text()).isEmpty())
                .filter(value -> value.covers(facts) == TruthValue.TRUE)
                .findFirst()
                .ifPresent(value -> found.add(new PolicyFinding(
                        Kind.FRAGILE,
                        statement.name(),
                        value,
                        "Principal names the one session that this pod has now. The next one may have another name"
                                + (facts.inheritedTags() ? "; with EKS Pod Identity it always has" : "")
                                + ". Name the role in its place.")));
    }

    private void principalTags(PolicyStatement statement, List<PolicyFinding> found) {
        boolean inRequest = statement.conditions().stream()
                .anyMatch(condition -> ofPod(condition, ConditionKeys.REQUEST_TAG)
                        && !condition.operator().negated());
        if (inRequest || !facts.inheritedTags()) {
            return;
        }
        statement.conditions().stream()
                .filter(condition -> ofPod(condition, ConditionKeys.PRINCIPAL_TAG)
                        && condition.operator() != ConditionOperator.NULL
                        && !condition.operator().negated())
                .findFirst()
                .ifPresent(condition -> found.add(new PolicyFinding(
                        Kind.FRAGILE,
                        statement.name(),
                        condition,
                        "Only aws:PrincipalTag names the pod. It holds the tags that the pod's own session has already. So this"
                                + " statement lets a pod in only while EKS Pod Identity tags its sessions. It never lets in a pod"
                                + " that passes its tags itself (IRSA, kube2iam, Vault, NXOP_SESSION_TAG_MODE=pass). Add the same"
                                + " statement with "
                                + ConditionKeys.REQUEST_TAG + ConditionKeys.tag(condition.key()) + ".")));
    }

    private static boolean ofPod(TrustCondition condition, String prefix) {
        return ConditionKeys.isTag(condition.key(), prefix)
                && ConditionKeys.OF_THE_POD.contains(ConditionKeys.tag(condition.key()));
    }
}
