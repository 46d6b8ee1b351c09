package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.trustpolicy.PodFacts;
import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark;
import com.aa.nxop.access.doctor.trustpolicy.TrustPolicyCheck;
import com.aa.nxop.access.doctor.trustpolicy.TrustStatement;
import java.util.List;
import java.util.Optional;

/** What is to be said about the trust policy of the NXOP role. */
final class TrustPolicyAdvice {
    private TrustPolicyAdvice() {}

    /** The policy that the role needs for this pod, JSON to hand to its owners; with a note in place of an external id. */
    static String statement(PodFacts pod, List<String> moreActions) {
        return TrustStatement.forPod(pod.withExternalIdHidden(), moreActions);
    }

    /**
     * What in this policy fails for this pod, and what is weak or broken; empty if nothing is.
     *
     * @param json the whole policy, as someone wrote it: may be anything
     * @param pod nothing if it cannot be compared with any
     * @param otherwise why not; a sentence's second half
     */
    static List<String> remarks(String json, Optional<PodFacts> pod, String otherwise) {
        TrustPolicyCheck policy;
        try {
            policy = TrustPolicyCheck.of(json);
        } catch (IllegalArgumentException e) {
            return List.of("The policy cannot be read: " + e.getMessage());
        }
        return pod.map(facts -> policy.against(facts).stream()
                        .map(PolicyRemark::toString)
                        .toList())
                .orElse(List.of("It was not compared with this pod: " + otherwise));
    }
}
