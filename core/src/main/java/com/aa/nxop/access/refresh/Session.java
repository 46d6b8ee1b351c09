package com.aa.nxop.access.refresh;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
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
 */
public record Session(
        AwsSessionCredentials credentials,
        Instant issuedAt,
        Instant expiresAt,
        String description,
        Optional<Instant> refreshBy,
        boolean ofSource) {

    public Session(AwsSessionCredentials credentials, Instant issuedAt, Instant expiresAt, String description) {
        this(credentials, issuedAt, expiresAt, description, Optional.empty());
    }

    public Session(
            AwsSessionCredentials credentials,
            Instant issuedAt,
            Instant expiresAt,
            String description,
            Optional<Instant> refreshBy) {
        this(credentials, issuedAt, expiresAt, description, refreshBy, false);
    }

    /** The same, with more in its description. */
    public Session noting(String more) {
        return new Session(credentials, issuedAt, expiresAt, description + more, refreshBy, ofSource);
    }

    /** Whose end came before anybody could use it, and what to do about that. */
    AccessException endedBeforeUse() {
        return ofSource
                ? new AccessException(
                        Finding.SOURCE_EXPIRED,
                        "The platform gave credentials that ended before they could be used: " + this + ".",
                        "Look why the platform does not replace them in time: for a file of Vault's, the agent's log says so. Check the"
                                + " clock of the pod's node.")
                : new AccessException(
                        Finding.STS_ANSWER,
                        "STS gave a session that has already expired.",
                        "Check the clock of the pod's node.");
    }

    Duration lifetime() {
        return Duration.between(issuedAt, expiresAt);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return description + ", until " + expiresAt.truncatedTo(ChronoUnit.SECONDS);
    }
}
