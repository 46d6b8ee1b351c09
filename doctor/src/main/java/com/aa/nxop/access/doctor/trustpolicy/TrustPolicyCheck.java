package com.aa.nxop.access.doctor.trustpolicy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a role's trust policy against one pod. The rules are those of the IAM User Guide ("IAM JSON policy elements: Condition", "Condition operators",
 * "Passing session tags in AWS STS"). Immutable.
 *
 * <p>Only the trust policy is looked at: the pod's own role must be allowed both actions, too.
 */
public final class TrustPolicyCheck {
    private final TrustPolicy policy;

    private TrustPolicyCheck(TrustPolicy policy) {
        this.policy = policy;
    }

    /**
     * Reads the policy: the document itself, or what {@code aws iam get-role} prints.
     *
     * @throws IllegalArgumentException if it is not JSON (with line and column), or no policy that IAM would take; the message repeats no value
     */
    public static TrustPolicyCheck of(String json) {
        return new TrustPolicyCheck(TrustPolicyReader.read(json));
    }

    /**
     * What is to be said about it for this pod: {@code BLOCKS} exactly if it refuses the pod, as far as the facts go. The weightiest
     * first; none if all is well.
     */
    public List<PolicyRemark> against(PodFacts facts) {
        return against(facts, Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** For conditions on the time. */
    List<PolicyRemark> against(PodFacts facts, Instant now) {
        RedactedText shown = RedactedText.of(policy, facts);
        List<PolicyFinding> found = new ArrayList<>(new RefusalAnalysis(policy, facts, now, shown).found());
        found.addAll(new BrokenParts(policy, facts, now, shown).found());
        found.addAll(new WeakParts(policy, facts, shown).found());
        return PolicyFinding.remarks(found);
    }

    /** Without the policy, which may hold an external id. */
    @Override
    public String toString() {
        return "trust policy of " + policy.statements().size() + " statements";
    }
}
