package com.aa.nxop.access.doctor.trustpolicy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the trust policy of the pod's own role against the pod: by whom, and how, the platform gives the pod its own credentials. Immutable. */
public final class SourceTrustPolicyCheck {
    private final TrustPolicy policy;
    private final String role;

    private SourceTrustPolicyCheck(TrustPolicy policy, String role) {
        this.policy = policy;
        this.role = role;
    }

    /**
     * Reads the policy, in every form that {@link TrustPolicyCheck} takes.
     *
     * @param role ARN of the pod's own role; empty if it is not known
     * @throws IllegalArgumentException if it is no policy that IAM would take; the message repeats no value
     */
    public static SourceTrustPolicyCheck of(String text, String role) {
        return new SourceTrustPolicyCheck(TrustPolicyReader.read(text, role), role);
    }

    /** That it is another role's policy, such as the NXOP role's: then nothing in it is to be changed for this pod. */
    public Optional<PolicyRemark> misplaced() {
        return new PolicyOwner(policy).notOfPodRole(role).map(PolicyFinding::remark);
    }

    /** For IRSA: {@code BLOCKS} exactly if it refuses the pod's token, as far as the facts go. */
    public List<PolicyRemark> against(WebIdentityFacts facts) {
        return against(facts, now());
    }

    List<PolicyRemark> against(WebIdentityFacts facts, Instant now) {
        RedactedText shown = RedactedText.of(policy);
        WebIdentityKeys keys = new WebIdentityKeys(facts, now);
        List<PolicyFinding> found = new ArrayList<>(new RefusalAnalysis<>(policy, new WebIdentityWording(shown, facts))
                .of(PolicyStatement.WITH_TOKEN, keys));
        found.addAll(BrokenParts.ofAnyPolicy(policy));
        found.addAll(BrokenParts.values(policy, shown));
        found.addAll(new WeakSourceParts(policy, shown, facts.host()).found());
        return PolicyFinding.remarks(found);
    }

    /** For EKS Pod Identity, where EKS assumes the role for the pod. */
    public List<PolicyRemark> againstPodIdentity(PodFacts facts) {
        return againstPodIdentity(facts, now());
    }

    List<PolicyRemark> againstPodIdentity(PodFacts facts, Instant now) {
        RedactedText shown = RedactedText.of(policy);
        RefusalAnalysis<EksKeys> refusal = new RefusalAnalysis<>(policy, new EksWording(shown));
        List<PolicyFinding> found = new ArrayList<>();
        found.addAll(refusal.of(PolicyStatement.ASSUME_ROLE, new EksKeys(facts, now, false)));
        found.addAll(refusal.of(PolicyStatement.TAG_SESSION, new EksKeys(facts, now, true)));
        found.addAll(BrokenParts.ofAnyPolicy(policy));
        found.addAll(BrokenParts.values(policy, shown));
        found.addAll(new WeakSourceParts(policy, shown, "").found());
        return PolicyFinding.remarks(found);
    }

    private static Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Without the policy. */
    @Override
    public String toString() {
        return "trust policy of " + policy.statements().size() + " statements";
    }
}
