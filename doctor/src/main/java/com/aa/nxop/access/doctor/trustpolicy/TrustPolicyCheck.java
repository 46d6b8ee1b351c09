package com.aa.nxop.access.doctor.trustpolicy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a role's trust policy against one pod. The rules are those of the IAM User Guide ("IAM JSON policy elements: Condition", "Condition operators",
 * "Passing session tags in AWS STS"). Immutable.
 *
 * <p>Only the trust policy is looked at: the pod's own role must be allowed both actions, too.
 */
public final class TrustPolicyCheck {
    private final TrustPolicy policy;
    private final String role;

    private TrustPolicyCheck(TrustPolicy policy, String role) {
        this.policy = policy;
        this.role = role;
    }

    /**
     * Reads the policy: the document itself, or what {@code aws iam get-role} prints, Terraform or CloudFormation have.
     *
     * @throws IllegalArgumentException if it is not JSON (with line and column), or no policy that IAM would take; the message repeats no value
     */
    public static TrustPolicyCheck of(String text) {
        return of(text, "");
    }

    /**
     * The same of a file that may hold the policies of several roles.
     *
     * @param role ARN of the role that is meant
     */
    public static TrustPolicyCheck of(String text, String role) {
        return new TrustPolicyCheck(TrustPolicyReader.read(text, role), role);
    }

    /** That it is another role's policy, such as the one of the pod's own role: then nothing in it is to be changed for this pod. */
    public Optional<PolicyRemark> misplaced(PodFacts facts) {
        return new PolicyOwner(policy).notOfTarget(role, facts).map(PolicyFinding::remark);
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
        RequestContext assuming = new RequestContext(facts, now, false);
        RefusalAnalysis<RequestContext> refusal = new RefusalAnalysis<>(policy, new PodWording(shown, facts));
        List<PolicyFinding> found = new ArrayList<>(refusal.of(PolicyStatement.ASSUME_ROLE, assuming));
        if (assuming.tagged()) {
            found.addAll(refusal.of(PolicyStatement.TAG_SESSION, new RequestContext(facts, now, true)));
        }
        if (!facts.call().sourceIdentity().isEmpty()) {
            String action = PolicyStatement.SET_SOURCE_IDENTITY;
            found.addAll(refusal.of(action, new RequestContext(facts, now, action)));
        }
        found.addAll(new BrokenParts(policy, facts, now, shown).found());
        found.addAll(new FragileParts(policy, facts, assuming).found());
        found.addAll(new WeakParts(policy, facts, shown).found());
        return PolicyFinding.remarks(found);
    }

    /** Without the policy, which may hold an external id. */
    @Override
    public String toString() {
        return "trust policy of " + policy.statements().size() + " statements";
    }
}
