package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values of policies and pods as they may be shown: bounded, without control characters, without external ids.
 *
 * @param secrets the external ids of pod and policy
 */
record RedactedText(Set<String> secrets) {
    private static final int LONGEST = 200;
    private static final int MOST = 10;
    /** A shorter one may be part of anything. */
    private static final int RECOGNISABLE = 6;

    static RedactedText of(TrustPolicy policy, PodFacts facts) {
        return new RedactedText(Stream.concat(
                        facts.externalId().stream(),
                        policy.statements().stream()
                                .flatMap(statement -> statement.conditions().stream())
                                .filter(condition -> condition.isAbout(ConditionKeys.EXTERNAL_ID))
                                .flatMap(condition -> condition.wanted().stream()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    static RedactedText of(TrustPolicy policy) {
        return of(policy, new PodFacts("", "", "", "", "", Map.of(), Optional.empty(), false));
    }

    /** What a condition asks for, but for external ids. */
    String wants(TrustCondition condition) {
        String head = condition.operatorText() + " on " + name(condition.key());
        if (condition.operator() == ConditionOperator.NULL) {
            return head + (condition.wantsAbsence(true) ? " wants it absent" : " wants it present");
        }
        if (condition.isAbout(ConditionKeys.EXTERNAL_ID)) {
            return head + (condition.operator().negated() ? " excludes some external id" : " wants an external id");
        }
        return head
                + (condition.operator().negated() ? " excludes " : " wants ")
                + quoted(condition.wanted(), condition.operator().negated() ? "and" : "or");
    }

    String quoted(String value) {
        boolean secret = secrets.stream()
                .anyMatch(id -> id.equals(value) || (id.length() >= RECOGNISABLE && value.contains(id)));
        return secret ? "(an external id)" : '"' + name(value) + '"';
    }

    String quoted(List<String> values, String conjunction) {
        List<String> texts = values.stream().limit(MOST).map(this::quoted).toList();
        if (values.size() > MOST) {
            return String.join(", ", texts) + " " + conjunction + " " + (values.size() - MOST) + " more";
        }
        int last = texts.size() - 1;
        return last == 0
                ? texts.get(0)
                : String.join(", ", texts.subList(0, last)) + " " + conjunction + " " + texts.get(last);
    }

    /** For names, which are no secrets. */
    static String name(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return bounded.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
