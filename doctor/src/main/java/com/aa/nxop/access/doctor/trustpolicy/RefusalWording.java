package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;

/** Says of a part of a policy why it refuses a call, and what to change. */
interface RefusalWording<K extends RequestContextKeys> {
    /** What the condition asks for. */
    String wants(TrustCondition condition, K keys);

    /** Why it holds, for a Deny. */
    String holding(TrustCondition condition, K keys);

    String failing(TrustCondition condition, K keys);

    String unknown(TrustCondition condition, K keys);

    String failing(TrustPrincipal principal, K keys);

    String unknown(TrustPrincipal principal, K keys);

    /**
     * Says that no statement allows an action.
     *
     * @param candidates the statements that come closest to what is needed, the best first
     */
    PolicyFinding missing(String action, List<PolicyStatement> candidates);
}
