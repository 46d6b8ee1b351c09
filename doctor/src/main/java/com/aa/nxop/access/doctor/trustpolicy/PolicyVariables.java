package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Policy variables, {@code ${aws:PrincipalTag/team, 'default'}}, and the escapes for a star, a question mark and a dollar sign. */
final class PolicyVariables {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern WITH_DEFAULT = Pattern.compile("([^,]+?)\\s*,\\s*'(.*)'\\s*");

    private PolicyVariables() {}

    /**
     * A value with its variables replaced.
     *
     * @param value empty if it cannot be made
     * @param truth whether it can: not if a variable has no value, which is not the empty string
     */
    record Expanded(Optional<WildcardPattern> value, TruthValue truth) {}

    static Expanded expand(String template, RequestContextKeys keys) {
        WildcardPattern out = WildcardPattern.of("");
        Matcher variable = VARIABLE.matcher(template);
        int from = 0;
        while (variable.find()) {
            Expanded part = value(variable.group(1).strip(), keys);
            if (part.value().isEmpty()) {
                return part;
            }
            out = out.plus(WildcardPattern.of(template.substring(from, variable.start())))
                    .plus(part.value().get());
            from = variable.end();
        }
        return known(out.plus(WildcardPattern.of(template.substring(from))));
    }

    /** The keys that a value refers to, without the escapes. */
    static List<String> keys(String template) {
        return VARIABLE.matcher(template)
                .results()
                .map(variable -> variable.group(1).strip())
                .filter(inside -> !inside.matches("[*?$]"))
                .map(inside -> inside.replaceFirst("\\s*,.*", ""))
                .toList();
    }

    private static Expanded value(String inside, RequestContextKeys keys) {
        if (inside.matches("[*?$]")) {
            return known(WildcardPattern.literal(inside));
        }
        Matcher withDefault = WITH_DEFAULT.matcher(inside);
        boolean hasDefault = withDefault.matches();
        String key = hasDefault ? withDefault.group(1).strip() : inside;
        RequestValue sent = keys.get(key);
        if (sent.is(RequestValue.Kind.KNOWN) && sent.values().size() == 1 && !ConditionKeys.isSet(key)) {
            return known(WildcardPattern.literal(sent.values().get(0)));
        }
        if (sent.is(RequestValue.Kind.KNOWN) || sent.is(RequestValue.Kind.ABSENT)) {
            return hasDefault
                    ? known(WildcardPattern.literal(withDefault.group(2)))
                    : new Expanded(Optional.empty(), TruthValue.FALSE);
        }
        return new Expanded(Optional.empty(), TruthValue.UNKNOWN);
    }

    private static Expanded known(WildcardPattern glob) {
        return new Expanded(Optional.of(glob), TruthValue.TRUE);
    }
}
