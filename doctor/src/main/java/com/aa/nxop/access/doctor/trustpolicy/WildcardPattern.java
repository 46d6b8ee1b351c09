package com.aa.nxop.access.doctor.trustpolicy;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of a policy in which stars and question marks are wildcards, but for those that a variable put there: these are the tag
 * owner's text, not the policy author's.
 *
 * @param wild for each character whether it is a wildcard
 */
record WildcardPattern(String text, List<Boolean> wild) {
    static WildcardPattern of(String pattern) {
        return new WildcardPattern(
                pattern, pattern.chars().mapToObj(c -> c == '*' || c == '?').toList());
    }

    static WildcardPattern literal(String text) {
        return new WildcardPattern(text, text.chars().mapToObj(c -> false).toList());
    }

    WildcardPattern plus(WildcardPattern other) {
        List<Boolean> both = new ArrayList<>(wild);
        both.addAll(other.wild);
        return new WildcardPattern(text + other.text, List.copyOf(both));
    }

    boolean hasWildcard() {
        return wild.contains(true);
    }

    boolean matchesEverything() {
        return !text.isEmpty() && text.chars().allMatch(c -> c == '*') && !wild.contains(false);
    }

    boolean matches(String value) {
        int at = 0;
        int star = -1;
        int retry = 0;
        int in = 0;
        while (in < value.length()) {
            if (isStar(at)) {
                star = at++;
                retry = in;
            } else if (at < text.length() && (wild.get(at) || text.charAt(at) == value.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++retry;
            } else {
                return false;
            }
        }
        while (isStar(at)) {
            at++;
        }
        return at == text.length();
    }

    private boolean isStar(int at) {
        return at < text.length() && wild.get(at) && text.charAt(at) == '*';
    }

    boolean isArn() {
        return sections().size() == 6;
    }

    /** The six sections of an ARN, of which the last may hold colons; fewer if it is none. */
    List<WildcardPattern> sections() {
        List<WildcardPattern> sections = new ArrayList<>();
        int from = 0;
        for (int colon = text.indexOf(':'); colon >= 0 && sections.size() < 5; colon = text.indexOf(':', from)) {
            sections.add(new WildcardPattern(text.substring(from, colon), wild.subList(from, colon)));
            from = colon + 1;
        }
        sections.add(new WildcardPattern(text.substring(from), wild.subList(from, wild.size())));
        return sections;
    }
}
