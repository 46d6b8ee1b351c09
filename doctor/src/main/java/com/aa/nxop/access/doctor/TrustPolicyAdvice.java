package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.trustpolicy.PodFacts;
import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark;
import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark.Kind;
import com.aa.nxop.access.doctor.trustpolicy.TerraformPolicy;
import com.aa.nxop.access.doctor.trustpolicy.TrustPolicyCheck;
import com.aa.nxop.access.doctor.trustpolicy.TrustStatement;
import com.aa.nxop.access.internal.io.ProtectedPodTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is to be said about the trust policy of the NXOP role. */
final class TrustPolicyAdvice {
    static final String NOT_COMPARED = "The Doctor did not compare it with this pod: ";

    private TrustPolicyAdvice() {}

    /**
     * @param role ARN of the NXOP role
     * @param pod nothing if it cannot be compared with any
     * @param otherwise why not; a sentence's second half
     * @param moreActions that the role must allow, too
     */
    static TrustAdvice of(
            DiagnosisOptions options,
            String role,
            Optional<PodFacts> pod,
            String otherwise,
            TrustOutcome outcome,
            List<String> moreActions) {
        Optional<String> statement = pod.filter(facts -> outcome == TrustOutcome.REFUSED)
                .map(facts -> TrustStatement.forPod(facts.withExternalIdHidden(), moreActions));
        return advice(
                options,
                statement,
                options.trustPolicy()
                        .map(policy -> read(() -> remarks(TrustPolicyCheck.of(policy, role), pod, otherwise, outcome))),
                outcome);
    }

    private static List<String> remarks(
            TrustPolicyCheck policy, Optional<PodFacts> pod, String otherwise, TrustOutcome outcome) {
        if (pod.isEmpty()) {
            return List.of(NOT_COMPARED + otherwise);
        }
        Optional<PolicyRemark> misplaced = policy.misplaced(pod.get());
        if (misplaced.isPresent()) {
            return List.of(misplaced.get().toString());
        }
        List<PolicyRemark> remarks = policy.against(pod.get());
        List<String> texts = new ArrayList<>(texts(remarks, outcome));
        boolean explained = remarks.stream()
                .anyMatch(remark -> List.of(Kind.BLOCKS, Kind.UNKNOWN).contains(remark.kind()));
        if (outcome == TrustOutcome.REFUSED && !explained) {
            texts.add(0, elsewhere(pod.get()));
        }
        return texts;
    }

    /** A policy that lets the pod in cannot be why STS refused it. */
    private static String elsewhere(PodFacts pod) {
        return "It lets this pod in, but STS refused the pod. So the role has another policy today, the role does not exist, or"
                + " another policy refused. That may be the policy of the pod's own role, a permissions boundary, or a policy of"
                + " the organization."
                + (pod.inheritedTags() || pod.tags().isEmpty()
                        ? ""
                        : " AWS publishes a resource control policy that refuses the tags of EKS Pod Identity from any caller but"
                                + " EKS. This pod passes them itself: " + ProtectedPodTags.guide() + ".");
    }

    /** Nothing is called the reason of a refusal that did not happen, and what STS let pass is not unknown. */
    static List<String> texts(List<PolicyRemark> remarks, TrustOutcome outcome) {
        boolean contradicted = contradicted(remarks, outcome);
        return remarks.stream()
                .filter(remark -> remark.kind() != Kind.UNKNOWN || outcome != TrustOutcome.ADMITTED || contradicted)
                .map(remark -> remark.kind() == Kind.BLOCKS && outcome != TrustOutcome.REFUSED
                        ? new PolicyRemark(Kind.REFUSES, remark.statement(), remark.text())
                        : remark)
                .map(PolicyRemark::toString)
                .toList();
    }

    private static boolean contradicted(List<PolicyRemark> remarks, TrustOutcome outcome) {
        return outcome == TrustOutcome.ADMITTED && remarks.stream().anyMatch(remark -> remark.kind() == Kind.BLOCKS);
    }

    /** @param remarks on a policy that somebody wrote: may throw */
    static List<String> read(Supplier<List<String>> remarks) {
        try {
            return remarks.get();
        } catch (IllegalArgumentException e) {
            return List.of("The Doctor cannot read the policy: " + e.getMessage());
        }
    }

    static TrustAdvice advice(
            DiagnosisOptions options,
            Optional<String> statement,
            Optional<List<String>> remarks,
            TrustOutcome outcome) {
        boolean contradicted = outcome == TrustOutcome.ADMITTED
                && remarks.stream().flatMap(List::stream).anyMatch(remark -> remark.startsWith(Kind.REFUSES.name()));
        return new TrustAdvice(
                statement,
                statement.filter(json -> options.terraform()).map(TerraformPolicy::of),
                remarks,
                contradicted);
    }
}
