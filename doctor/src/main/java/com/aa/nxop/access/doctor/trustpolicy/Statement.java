package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;
import java.util.Locale;

/**
 * One statement.
 *
 * @param name its Sid, or its number
 * @param actions as they stand there
 * @param notActions whether it is about all actions but these
 */
record Statement(
        String name,
        boolean deny,
        Principal principal,
        List<String> actions,
        boolean notActions,
        List<Condition> conditions) {
    static final String ASSUME_ROLE = "sts:AssumeRole";
    static final String TAG_SESSION = "sts:TagSession";

    boolean isAbout(String action) {
        return actions.stream()
                        .anyMatch(pattern ->
                                Glob.of(pattern.toLowerCase(Locale.ROOT)).matches(action.toLowerCase(Locale.ROOT)))
                != notActions;
    }

    boolean allows(String action) {
        return !deny && isAbout(action);
    }

    Truth applies(String action, RequestKeys keys) {
        return isAbout(action)
                ? principal.covers(keys.facts()).and(Truth.all(conditions.stream(), condition -> condition.holds(keys)))
                : Truth.FALSE;
    }
}
