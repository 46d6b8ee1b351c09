package com.aa.nxop.access.msk;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;

/**
 * A token that lives no longer than the credentials that signed it. The library's own says 15 minutes whatever is left of them, and
 * connections would break where they end.
 */
record SessionToken(OAuthBearerToken signed, Optional<Instant> credentialsEnd) implements OAuthBearerToken {
    @Override
    public String value() {
        return signed.value();
    }

    @Override
    public Set<String> scope() {
        return signed.scope();
    }

    @Override
    public long lifetimeMs() {
        return credentialsEnd
                .map(end -> Math.min(end.toEpochMilli(), signed.lifetimeMs()))
                .orElseGet(signed::lifetimeMs);
    }

    @Override
    public String principalName() {
        return signed.principalName();
    }

    @Override
    public Long startTimeMs() {
        return signed.startTimeMs();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "SessionToken[until " + Instant.ofEpochMilli(lifetimeMs()) + "]";
    }
}
