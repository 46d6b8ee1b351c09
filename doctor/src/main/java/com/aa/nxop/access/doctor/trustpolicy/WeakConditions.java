package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;
import java.util.Optional;

/** Conditions of an Allow that hold for more than they seem to. */
record WeakConditions(RedactedText shown) {
    Optional<String> why(TrustCondition condition) {
        if (condition.operator() == ConditionOperator.NULL) {
            return Optional.empty();
        }
        return absent(condition)
                .or(() -> negated(condition))
                .or(() -> condition.wanted().stream()
                        .map(value -> value(condition, value))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<String> absent(TrustCondition condition) {
        if (!ConditionKeys.isTag(condition.key()) && !condition.isAbout(ConditionKeys.EXTERNAL_ID)) {
            return Optional.empty();
        }
        String on = condition.operatorText() + " on " + condition.key();
        String sent = condition.isAbout(ConditionKeys.EXTERNAL_ID) ? "sends no external id" : "has no such tag";
        if (condition.ifExists()) {
            return Optional.of(on + " also holds for a caller that " + sent + ". Leave IfExists out.");
        }
        return condition.quantifier() == SetQuantifier.FOR_ALL
                ? Optional.of(on + " also holds for a caller that " + sent
                        + ". Leave ForAllValues out: it is for keys with several" + " values.")
                : Optional.empty();
    }

    private static Optional<String> negated(TrustCondition condition) {
        boolean open = condition.operator().negated()
                && (ConditionKeys.isTag(condition.key()) || condition.isAbout(ConditionKeys.EXTERNAL_ID));
        return open
                ? Optional.of(condition.operatorText() + " on " + condition.key()
                        + " lets in every caller except those it names, also callers that send no value. Name the intended"
                        + " values, or make it a Deny.")
                : Optional.empty();
    }

    private Optional<String> value(TrustCondition condition, String value) {
        WildcardPattern glob = WildcardPattern.of(value);
        String on = condition.operatorText() + " on " + condition.key() + " with " + shown.quoted(value);
        if (condition.operator() == ConditionOperator.IP_ADDRESS && value.matches("[0-9a-fA-F.:]+/0")) {
            return Optional.of(on + " matches every address. Take it out, or name the intended range.");
        }
        if (condition.variables()
                && PolicyVariables.keys(value).stream()
                        .anyMatch(key -> ConditionKeys.isTag(key, ConditionKeys.REQUEST_TAG))) {
            return Optional.of(on + " compares with a tag that the caller may choose. Write the intended value.");
        }
        if (condition.operator() == ConditionOperator.STRING_LIKE && glob.matchesEverything()) {
            return Optional.of(on + " matches every value. Write the intended value.");
        }
        return arn(condition, value, on);
    }

    private static Optional<String> arn(TrustCondition condition, String value, String on) {
        List<WildcardPattern> sections = WildcardPattern.of(value).sections();
        boolean like = condition.operator() == ConditionOperator.STRING_LIKE;
        if (!value.startsWith("arn:") || !(like || condition.operator().ofArns())) {
            return Optional.empty();
        }
        if (sections.size() == 6 && sections.get(4).hasWildcard()) {
            return Optional.of(on + " takes any account. Write the intended account.");
        }
        boolean early = (sections.size() < 6 && value.contains("*"))
                || sections.subList(0, sections.size() - 1).stream()
                        .anyMatch(section -> section.text().contains("*"));
        return early && like && ConditionKeys.isTag(condition.key())
                ? Optional.of(on
                        + ": the star also matches colons, so a caller that may pass tags can pass a made-up value, such as "
                        + '"' + crafted(value, sections.size()) + "\". Use ArnLike.")
                : Optional.empty();
    }

    /** Another account's cluster, with the pattern's end behind it. */
    static String crafted(String pattern, int sections) {
        String foreign = sections < 6 ? "x:999999999999:" : "x:999999999999:cluster/x";
        return RedactedText.name(pattern.replaceFirst("\\*", foreign).replaceAll("[*?]", "x"));
    }
}
