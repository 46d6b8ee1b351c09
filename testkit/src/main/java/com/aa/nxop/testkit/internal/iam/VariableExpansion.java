package com.aa.nxop.testkit.internal.iam;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${aws:PrincipalTag/team, 'default'}} and the escapes {@code ${*}}, {@code ${?}}, {@code ${$}}. */
final class VariableExpansion {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern WITH_DEFAULT = Pattern.compile("([^,]+?)\\s*,\\s*'(.*)'\\s*");

    private VariableExpansion() {}

    /** Empty where a variable has no value: that is not the empty string, nothing equals it. */
    static Optional<Glob> expand(String template, ContextKeys keys) {
        Glob.Builder out = new Glob.Builder();
        Matcher variable = VARIABLE.matcher(template);
        int from = 0;
        while (variable.find()) {
            out.pattern(template.substring(from, variable.start()));
            Optional<String> value = value(variable.group(1), keys);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            // A star in a tag's value is the tag owner's text, not the policy author's wildcard.
            out.literal(value.get());
            from = variable.end();
        }
        return Optional.of(out.pattern(template.substring(from)).build());
    }

    private static Optional<String> value(String inside, ContextKeys keys) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return Optional.of(inside);
        }
        Matcher withDefault = WITH_DEFAULT.matcher(inside);
        if (withDefault.matches()) {
            return Optional.of(keys.only(withDefault.group(1).strip()).orElse(withDefault.group(2)));
        }
        return keys.only(inside.strip());
    }
}
