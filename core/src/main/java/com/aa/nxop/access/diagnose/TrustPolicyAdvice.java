package com.aa.nxop.access.diagnose;

import com.aa.nxop.access.diagnose.policy.PodFacts;
import com.aa.nxop.access.diagnose.policy.PolicyRemark;
import com.aa.nxop.access.diagnose.policy.TrustPolicyCheck;
import com.aa.nxop.access.diagnose.policy.TrustStatement;
import java.util.List;

/** What is to be said about the trust policy of the NXOP role. */
final class TrustPolicyAdvice {
    private TrustPolicyAdvice() {}

    /** The policy that the role needs for this pod, JSON to hand to its owners; with a note in place of an external id. */
    static String statement(PodFacts pod) {
        return TrustStatement.forPod(pod.withExternalIdHidden());
    }

    /**
     * What in this policy fails for this pod, and what is weak or broken; empty if nothing is.
     *
     * @param json the whole policy, as someone wrote it: may be anything
     */
    static List<String> remarks(String json, PodFacts pod) {
        try {
            return TrustPolicyCheck.of(json).against(pod).stream()
                    .map(PolicyRemark::toString)
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of("The policy cannot be read: " + e.getMessage());
        }
    }
}
