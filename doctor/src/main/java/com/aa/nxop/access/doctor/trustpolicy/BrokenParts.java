package com.aa.nxop.access.doctor.trustpolicy;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of a policy that can never match or have no effect, for any caller. */
record BrokenParts(TrustPolicy policy, PodFacts facts, Instant now, RedactedText shown) {
    List<PolicyFinding> found() {
        List<PolicyFinding> found = ofAnyPolicy(policy);
        for (PolicyStatement statement : policy.statements()) {
            BrokenConditions conditions = new BrokenConditions(shown, new RequestContext(facts, now, false));
            for (TrustCondition condition : statement.conditions()) {
                externalId(statement, condition)
                        .or(() -> conditions.why(statement, condition))
                        .ifPresent(text -> found.add(broken(statement.name(), condition, text)));
            }
        }
        return found;
    }

    /** Its version and its principals, whichever caller it is for. */
    static List<PolicyFinding> ofAnyPolicy(TrustPolicy policy) {
        List<PolicyFinding> found = new ArrayList<>();
        if (!policy.variables()) {
            found.add(broken(
                    TrustPolicy.NAME,
                    "Version",
                    "Version is 2008-10-17 or missing, so IAM reads ${...} as plain text. Write \"Version\":"
                            + " \"2012-10-17\"."));
        }
        policy.statements().forEach(statement -> principal(statement, found));
        return found;
    }

    /** Values of conditions that match no caller. */
    static List<PolicyFinding> values(TrustPolicy policy, RedactedText shown) {
        List<PolicyFinding> found = new ArrayList<>();
        for (PolicyStatement statement : policy.statements()) {
            for (TrustCondition condition : statement.conditions()) {
                new BrokenConditions(shown, NO_KEYS)
                        .values(condition)
                        .filter(text -> condition.operator() != ConditionOperator.NULL)
                        .ifPresent(text -> found.add(broken(statement.name(), condition, text)));
            }
        }
        return found;
    }

    private static void principal(PolicyStatement statement, List<PolicyFinding> found) {
        TrustPrincipal principal = statement.principal();
        if (principal.not()) {
            found.add(broken(
                    statement.name(),
                    principal,
                    "IAM does not take NotPrincipal in a trust policy. Name the intended callers in a Principal."));
            return;
        }
        for (TrustPrincipal.Value value : principal.values()) {
            if (value.text().matches("A(RO|ID)A[A-Z0-9]{12,}")) {
                found.add(broken(
                        statement.name(),
                        value,
                        "Principal names the id " + RedactedText.name(value.text())
                                + ". IAM shows an id in place of a deleted role or user. A new one of the same name has another"
                                + " id. Name the new one."));
            } else if (!value.isEveryone() && value.text().matches(".*[*?].*")) {
                found.add(broken(
                        statement.name(),
                        value,
                        "Principal names \"" + RedactedText.name(value.text())
                                + "\": IAM refuses wildcards in the parts of a principal. Name the account here, and the roles in"
                                + " a condition: ArnLike on aws:PrincipalArn."));
            }
        }
    }

    private static Optional<String> externalId(PolicyStatement statement, TrustCondition condition) {
        boolean both = condition.isAbout(ConditionKeys.EXTERNAL_ID)
                && statement.allows(PolicyStatement.ASSUME_ROLE)
                && statement.allows(PolicyStatement.TAG_SESSION)
                && condition.holds(new RequestContext(NOBODY, Instant.EPOCH, true)) == TruthValue.FALSE;
        return both
                ? Optional.of(
                        condition.operatorText()
                                + " on sts:ExternalId stands in one statement with sts:TagSession. That action has no such key, so the"
                                + " statement never allows it. Allow sts:TagSession in a statement of its own without this condition.")
                : Optional.empty();
    }

    private static final PodFacts NOBODY = new PodFacts("", "", "", "", "", Map.of(), Optional.empty(), false);

    private static final RequestContextKeys NO_KEYS = new RequestContext(NOBODY, Instant.EPOCH, false);

    private static PolicyFinding broken(String statement, Object subject, String text) {
        return new PolicyFinding(Kind.BROKEN, statement, subject, text);
    }
}
