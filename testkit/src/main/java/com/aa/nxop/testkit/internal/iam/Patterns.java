package com.aa.nxop.testkit.internal.iam;

import java.util.List;
import java.util.Optional;

/** {@code Action} or {@code Resource}, or with {@code Not}: everything but these. */
record Patterns(List<String> patterns, boolean negated, boolean ignoreCase) {
    boolean match(String value, ContextKeys keys, boolean variables) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, value, keys, variables)) != negated;
    }

    private boolean matches(String pattern, String value, ContextKeys keys, boolean variables) {
        Optional<Glob> glob = variables ? VariableExpansion.expand(pattern, keys) : Optional.of(Glob.of(pattern));
        return glob.isPresent() && glob.get().matches(value, ignoreCase);
    }
}
