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
record PolicyStatement(
        String name,
        boolean deny,
        TrustPrincipal principal,
        List<String> actions,
        boolean notActions,
        List<TrustCondition> conditions) {
    static final String ASSUME_ROLE = "sts:AssumeRole";
    static final String TAG_SESSION = "sts:TagSession";
    static final String SET_SOURCE_IDENTITY = "sts:SetSourceIdentity";
    static final String WITH_TOKEN = "sts:AssumeRoleWithWebIdentity";

    boolean isAbout(String action) {
        return actions.stream()
                        .anyMatch(pattern -> WildcardPattern.of(pattern.toLowerCase(Locale.ROOT))
                                .matches(action.toLowerCase(Locale.ROOT)))
                != notActions;
    }

    boolean allows(String action) {
        return !deny && isAbout(action);
    }

    TruthValue applies(String action, RequestContextKeys keys) {
        return isAbout(action)
                ? principal.covers(keys).and(TruthValue.all(conditions.stream(), condition -> holds(condition, keys)))
                : TruthValue.FALSE;
    }

    private TruthValue holds(TrustCondition condition, RequestContextKeys keys) {
        return deny && condition.isBroken(keys) ? TruthValue.TRUE : condition.holds(keys);
    }
}
