package com.aa.nxop.testkit.internal.iam;

import java.util.List;
import java.util.Optional;

/**
 * One statement.
 *
 * @param principals empty in a policy that hangs on a role: it speaks of that role's sessions
 * @param resources empty in a trust policy: it speaks of the role it hangs on
 */
record Statement(
        boolean deny,
        Optional<Principals> principals,
        Patterns actions,
        Optional<Patterns> resources,
        List<Condition> conditions) {
    Decision decide(AuthorizationRequest request, boolean variables) {
        Principals.Reach reach =
                principals.map(element -> element.reach(request.caller())).orElse(Principals.Reach.CALLER);
        if (reach == Principals.Reach.NOBODY || !isAbout(request, variables)) {
            return Decision.NO_MATCH;
        }
        ConditionOutcome outcome =
                ConditionOutcome.all(conditions, condition -> condition.outcome(request.keys(), variables));
        if (deny ? outcome == ConditionOutcome.FAILS : outcome != ConditionOutcome.HOLDS) {
            return Decision.NO_MATCH;
        }
        if (deny) {
            return Decision.EXPLICIT_DENY;
        }
        return reach == Principals.Reach.CALLER ? Decision.ALLOW : Decision.ALLOW_ACCOUNT;
    }

    private boolean isAbout(AuthorizationRequest request, boolean variables) {
        // Variables have no meaning in actions.
        return actions.match(request.action(), request.keys(), false)
                && resources
                        .map(patterns -> patterns.match(request.resource(), request.keys(), variables))
                        .orElse(true);
    }
}
