package com.aa.nxop.testkit.internal.msk;

import java.util.Set;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;

/** A token whose bearer is let in. */
record AdmittedToken(String value, Admission admission) implements OAuthBearerToken {
    @Override
    public Set<String> scope() {
        return Set.of();
    }

    @Override
    public long lifetimeMs() {
        return admission.endMillis();
    }

    @Override
    public String principalName() {
        return admission.session().arn();
    }

    @Override
    public Long startTimeMs() {
        return System.currentTimeMillis();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return principalName();
    }
}
