package com.aa.nxop.access.doctor.trustpolicy;

import java.util.List;

/** For a pod that assumes the NXOP role. */
record PodWording(RedactedText shown, PodFacts facts) implements RefusalWording<RequestContext> {
    @Override
    public String wants(TrustCondition condition, RequestContext keys) {
        return new ConditionText(shown, keys).wants(condition);
    }

    @Override
    public String holding(TrustCondition condition, RequestContext keys) {
        return new ConditionText(shown, keys).holding(condition);
    }

    @Override
    public String failing(TrustCondition condition, RequestContext keys) {
        return new ConditionText(shown, keys).failing(condition);
    }

    @Override
    public String unknown(TrustCondition condition, RequestContext keys) {
        return new ConditionText(shown, keys).unknown(condition);
    }

    @Override
    public String failing(TrustPrincipal principal, RequestContext keys) {
        return new PrincipalText(shown, facts).failing(principal);
    }

    @Override
    public String unknown(TrustPrincipal principal, RequestContext keys) {
        return new PrincipalText(shown, facts).unknown(principal);
    }

    @Override
    public PolicyFinding missing(String action, List<PolicyStatement> candidates) {
        return new MissingAction(action, shown, facts.inheritedTags()).among(candidates);
    }
}
