package com.aa.nxop.testkit.internal.iam;

import java.util.EnumMap;
import java.util.Map;

/** What each policy that has a say decides about one request. Not thread-safe. */
final class PolicyChain {
    private final AuthorizationRequest request;
    private final Map<DecidingPolicy, Decision> decisions = new EnumMap<>(DecidingPolicy.class);
    private final Map<DecidingPolicy, String> arns = new EnumMap<>(DecidingPolicy.class);

    PolicyChain(AuthorizationRequest request) {
        this.request = request;
    }

    PolicyChain add(DecidingPolicy kind, Policy policy) {
        return add(kind, policy.decide(request));
    }

    PolicyChain add(DecidingPolicy kind, Policy policy, String arn) {
        arns.put(kind, arn);
        return add(kind, policy);
    }

    PolicyChain add(DecidingPolicy kind, Decision decision) {
        decisions.put(kind, decision);
        return this;
    }

    /** A Deny anywhere wins; else each policy must allow, but for those that only ever deny. */
    AccessDecision decide() {
        for (Map.Entry<DecidingPolicy, Decision> one : decisions.entrySet()) {
            if (one.getValue() == Decision.EXPLICIT_DENY) {
                return AccessDecision.denied(one.getKey(), arns.getOrDefault(one.getKey(), ""));
            }
        }
        for (Map.Entry<DecidingPolicy, Decision> one : decisions.entrySet()) {
            boolean onlyDenies = one.getKey() == DecidingPolicy.RESOURCE_CONTROL;
            if (one.getValue() == Decision.NO_MATCH && !onlyDenies) {
                return AccessDecision.notAllowed(one.getKey(), request.action());
            }
        }
        return AccessDecision.ALLOWED;
    }
}
