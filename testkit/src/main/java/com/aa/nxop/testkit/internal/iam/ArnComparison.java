package com.aa.nxop.testkit.internal.iam;

import java.util.Arrays;
import java.util.List;

/** ARNs in conditions. */
final class ArnComparison {
    private static final int SECTIONS = 6;

    private ArnComparison() {}

    /** Section by section: a star cannot reach over a colon, except in the last section, which may hold colons. */
    static ConditionOutcome compare(Glob wanted, String actual) {
        List<Glob> patterns = wanted.splitAtColons(SECTIONS);
        if (patterns.size() != SECTIONS) {
            return ConditionOutcome.BROKEN;
        }
        List<String> sections = Arrays.asList(actual.split(":", SECTIONS));
        for (int i = 0; i < SECTIONS; i++) {
            if (!patterns.get(i).matches(sections.get(i), false)) {
                return ConditionOutcome.FAILS;
            }
        }
        return ConditionOutcome.HOLDS;
    }

    /** Whether a request's value is one: if it is not, neither an operator nor its negation holds. */
    static boolean isArn(String value) {
        return value.startsWith("arn:") && value.split(":", SECTIONS).length == SECTIONS;
    }

    /** @throws IllegalArgumentException if no policy that IAM stores may hold it */
    static void check(String pattern) {
        boolean open = pattern.contains("${") || pattern.startsWith("*") || pattern.startsWith("?");
        if (!open && !pattern.startsWith("arn:")) {
            throw new IllegalArgumentException("not an ARN: " + pattern);
        }
    }
}
