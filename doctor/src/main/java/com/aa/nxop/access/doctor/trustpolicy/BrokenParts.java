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
            found.add(
                    broken(
                            TrustPolicy.NAME,
                            "Version",
                            "Version is 2008-10-17 or missing: there ${...} is plain text. Write \"Version\": \"2012-10-17\"."));
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
                    "NotPrincipal: IAM takes it in no trust policy. Name in a Principal who is meant."));
            return;
        }
        for (TrustPrincipal.Value value : principal.values()) {
            if (value.text().matches("A(RO|ID)A[A-Z0-9]{12,}")) {
                found.add(broken(
                        statement.name(),
                        value,
                        "Principal names the id " + RedactedText.name(value.text())
                                + ": IAM shows it in place of a role or user that was deleted, and a new one of the same name is not it."
                                + " Name the new one."));
            } else if (!value.isEveryone() && value.text().matches(".*[*?].*")) {
                found.add(broken(
                        statement.name(),
                        value,
                        "Principal names \"" + RedactedText.name(value.text())
                                + "\": a principal takes no wildcards in its parts, and IAM refuses it. Name the account, and the roles in a"
                                + " condition: ArnLike on aws:PrincipalArn."));
            }
        }
    }

    private static Optional<String> externalId(PolicyStatement statement, TrustCondition condition) {
        boolean both = condition.isAbout(ConditionKeys.EXTERNAL_ID)
                && statement.allows(PolicyStatement.ASSUME_ROLE)
                && statement.allows(PolicyStatement.TAG_SESSION)
                && condition.holds(new RequestContext(NOBODY, Instant.EPOCH, true)) == TruthValue.FALSE;
        return both
                ? Optional.of(condition.operatorText()
                        + " on sts:ExternalId stands in one statement with sts:TagSession, which has no such key, so that the statement"
                        + " never allows sts:TagSession. Allow that in a statement of its own without this condition.")
                : Optional.empty();
    }

    private static final PodFacts NOBODY = new PodFacts("", "", "", "", "", Map.of(), Optional.empty(), false);

    private static final RequestContextKeys NO_KEYS = new RequestContext(NOBODY, Instant.EPOCH, false);

    private static PolicyFinding broken(String statement, Object subject, String text) {
        return new PolicyFinding(Kind.BROKEN, statement, subject, text);
    }
}
