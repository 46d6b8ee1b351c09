package com.aa.nxop.testkit.internal.iam;

import java.util.List;
import java.util.function.Function;

/** Whether a condition holds for a request. */
enum ConditionOutcome {
    HOLDS,
    FAILS,
    /** A value of the policy is not the ARN that the operator needs. AWS stays on the safe side: a Deny applies, an Allow does not. */
    BROKEN;

    static ConditionOutcome of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    ConditionOutcome negatedIf(boolean negated) {
        return negated && this != BROKEN ? of(this == FAILS) : this;
    }

    /** AWS looks at one thing after the other and stops at the first that decides; a broken one decides, too. */
    static <T> ConditionOutcome any(List<T> things, Function<? super T, ConditionOutcome> test) {
        return things.stream()
                .map(test)
                .filter(outcome -> outcome != FAILS)
                .findFirst()
                .orElse(FAILS);
    }

    /** One that fails decides, wherever it stands: whether AWS sees to it that way is not known. */
    static <T> ConditionOutcome all(List<T> things, Function<? super T, ConditionOutcome> test) {
        List<ConditionOutcome> outcomes = things.stream().map(test).toList();
        return outcomes.contains(FAILS) ? FAILS : outcomes.contains(BROKEN) ? BROKEN : HOLDS;
    }
}
