package com.aa.nxop.access.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * A session in the NXOP account.
 *
 * @param issuedAt by this machine's clock
 * @param expiresAt by this machine's clock, however wrong that is: not later than STS will refuse it
 * @param description whose it is and how it came about, for the log
 * @param refreshBy when the next refresh is due at the latest, where the session's source ends before it
 * @param ofSource whether these are the source's own credentials, which STS was not asked for
 * @param sourceIdentity whom STS says it is behind the session: set by this call, or inherited
 * @param fallbackRegion whose STS gave it, in place of that of the pod's region
 */
public record Session(
        AwsSessionCredentials credentials,
        Instant issuedAt,
        Instant expiresAt,
        String description,
        Optional<Instant> refreshBy,
        boolean ofSource,
        Optional<String> sourceIdentity,
        Optional<String> fallbackRegion) {
    private static final Duration LONGEST = Duration.ofDays(365);

    public Session(AwsSessionCredentials credentials, Instant issuedAt, Instant expiresAt, String description) {
        this(credentials, issuedAt, expiresAt, description, Optional.empty(), false);
    }

    public Session(
            AwsSessionCredentials credentials,
            Instant issuedAt,
            Instant expiresAt,
            String description,
            Optional<Instant> refreshBy,
            boolean ofSource) {
        this(credentials, issuedAt, expiresAt, description, refreshBy, ofSource, Optional.empty(), Optional.empty());
    }

    /** The same, with more in its description. */
    public Session noting(String more) {
        return new Session(
                credentials,
                issuedAt,
                expiresAt,
                description + more,
                refreshBy,
                ofSource,
                sourceIdentity,
                fallbackRegion);
    }

    /** The same, given by STS of that region, if it is not the pod's own. */
    public Session from(Optional<String> region) {
        return new Session(credentials, issuedAt, expiresAt, description, refreshBy, ofSource, sourceIdentity, region);
    }

    /** What each request carries; Base64, so that characters are bytes. */
    public int tokenBytes() {
        return credentials.sessionToken().length();
    }

    /** A year at most: a platform may say "for ever", and arithmetic on that would overflow. */
    Duration lifetime() {
        Duration stated = Duration.between(issuedAt, expiresAt);
        return stated.compareTo(LONGEST) > 0 ? LONGEST : stated;
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return description
                + sourceIdentity.map(name -> ", source identity " + name).orElse("") + ", until "
                + expiresAt.truncatedTo(ChronoUnit.SECONDS);
    }
}
