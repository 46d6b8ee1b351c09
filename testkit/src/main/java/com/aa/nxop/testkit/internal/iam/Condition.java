package com.aa.nxop.testkit.internal.iam;

import java.util.List;

/** One key of a {@code Condition} block with its operator and values. */
sealed interface Condition {
    /**
     * Whether the request meets it.
     *
     * @param variables whether the policy's version knows variables
     */
    ConditionOutcome outcome(ContextKeys keys, boolean variables);

    /** How the values of a key with several are taken together. */
    enum Quantifier {
        NONE,
        FOR_ALL,
        FOR_ANY
    }

    /** {@code Null}: whether the key is missing from the request. */
    record Absence(String key, List<Boolean> wanted) implements Condition {
        @Override
        public ConditionOutcome outcome(ContextKeys keys, boolean variables) {
            return ConditionOutcome.of(wanted.contains(keys.all(key).isEmpty()));
        }
    }

    /** Every other operator. */
    record Test(Quantifier quantifier, PolicyOperator operator, boolean ifExists, String key, List<String> wanted)
            implements Condition {
        @Override
        public ConditionOutcome outcome(ContextKeys keys, boolean variables) {
            List<String> actual = keys.all(key);
            if (actual.isEmpty()) {
                return ConditionOutcome.of(holdsWithoutKey());
            }
            return switch (quantifier) {
                case FOR_ALL -> ConditionOutcome.all(actual, value -> outcome(value, keys, variables));
                case FOR_ANY -> ConditionOutcome.any(actual, value -> outcome(value, keys, variables));
                case NONE -> single(actual, keys, variables);
            };
        }

        private boolean holdsWithoutKey() {
            if (ifExists) {
                return true;
            }
            return switch (quantifier) {
                case FOR_ALL -> true;
                case FOR_ANY -> false;
                case NONE -> operator.negated();
            };
        }

        private ConditionOutcome single(List<String> actual, ContextKeys keys, boolean variables) {
            // A key that is a set by its nature matches nothing without a quantifier, not even the negation, and not
            // even with one value.
            return ContextKeys.isSet(key)
                    ? ConditionOutcome.FAILS
                    : operator.negated()
                            ? ConditionOutcome.all(actual, value -> outcome(value, keys, variables))
                            : ConditionOutcome.any(actual, value -> outcome(value, keys, variables));
        }

        private ConditionOutcome outcome(String actual, ContextKeys keys, boolean variables) {
            return operator.comparable().test(actual)
                    ? ConditionOutcome.any(wanted, template -> hits(template, actual, keys, variables))
                            .negatedIf(operator.negated())
                    : ConditionOutcome.FAILS;
        }

        private ConditionOutcome hits(String template, String actual, ContextKeys keys, boolean variables) {
            if (!variables || !operator.variables()) {
                return operator.hits(Glob.of(template), actual);
            }
            return VariableExpansion.expand(template, keys)
                    .map(wantedText -> operator.hits(wantedText, actual))
                    .orElse(ConditionOutcome.FAILS);
        }
    }
}
