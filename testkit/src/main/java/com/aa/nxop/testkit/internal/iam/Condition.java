package com.aa.nxop.testkit.internal.iam;

import java.util.List;

/** One key of a {@code Condition} block with its operator and values. */
sealed interface Condition {
    /**
     * Whether the request meets it.
     *
     * @param variables whether the policy's version knows variables
     */
    boolean holds(ContextKeys keys, boolean variables);

    /** How the values of a key with several are taken together. */
    enum Quantifier {
        NONE,
        FOR_ALL,
        FOR_ANY
    }

    /** {@code Null}: whether the key is missing from the request. */
    record Absence(String key, List<Boolean> wanted) implements Condition {
        @Override
        public boolean holds(ContextKeys keys, boolean variables) {
            return wanted.contains(keys.all(key).isEmpty());
        }
    }

    /** Every other operator. */
    record Test(Quantifier quantifier, PolicyOperator operator, boolean ifExists, String key, List<String> wanted)
            implements Condition {
        @Override
        public boolean holds(ContextKeys keys, boolean variables) {
            List<String> actual = keys.all(key);
            if (actual.isEmpty()) {
                return holdsWithoutKey();
            }
            return switch (quantifier) {
                case FOR_ALL -> actual.stream().allMatch(value -> hits(value, keys, variables) != operator.negated());
                case FOR_ANY -> actual.stream().anyMatch(value -> hits(value, keys, variables) != operator.negated());
                case NONE -> actual.stream().anyMatch(value -> hits(value, keys, variables)) != operator.negated();
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

        private boolean hits(String actual, ContextKeys keys, boolean variables) {
            return wanted.stream().anyMatch(template -> hits(template, actual, keys, variables));
        }

        private boolean hits(String template, String actual, ContextKeys keys, boolean variables) {
            if (!variables || !operator.variables()) {
                return operator.hits(Glob.of(template), actual);
            }
            return VariableExpansion.expand(template, keys)
                    .map(wantedText -> operator.hits(wantedText, actual))
                    .orElse(false);
        }
    }
}
