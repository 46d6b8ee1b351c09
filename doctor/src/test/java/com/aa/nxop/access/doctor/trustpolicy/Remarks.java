package com.aa.nxop.access.doctor.trustpolicy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What the check says, one remark to a line. */
final class Remarks {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Remarks() {}

    static String of(PolicyRemark.Kind kind, String policy, PodFacts facts) {
        return text(TrustPolicyCheck.of(policy).against(facts, NOW).stream()
                .filter(remark -> remark.kind() == kind)
                .toList());
    }

    static String all(String policy, PodFacts facts) {
        return text(TrustPolicyCheck.of(policy).against(facts, NOW));
    }

    private static String text(List<PolicyRemark> remarks) {
        return remarks.stream().map(PolicyRemark::toString).collect(Collectors.joining("\n"));
    }
}
