package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.trustpolicy.PolicyRemark;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said about one role's trust policy.
 *
 * @param statement the policy that the role needs for this pod, JSON; where STS refused the pod
 * @param terraform the same for Terraform, if it was asked for
 * @param remarks on the policy that was given; empty if none was
 * @param contradicted whether STS let in a pod that this policy would refuse
 */
record TrustAdvice(
        Optional<String> statement, Optional<String> terraform, Optional<List<String>> remarks, boolean contradicted) {
    static final TrustAdvice NONE = new TrustAdvice(Optional.empty(), Optional.empty(), Optional.empty(), false);

    TrustAdvice {
        remarks = remarks.map(List::copyOf);
    }

    TrustAdvice(Optional<String> statement, Optional<List<String>> remarks) {
        this(
                statement,
                Optional.empty(),
                remarks,
                statement.isEmpty()
                        && remarks.stream()
                                .flatMap(List::stream)
                                .anyMatch(remark -> remark.startsWith(PolicyRemark.Kind.REFUSES.name())));
    }
}
