package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.internal.platform.PlatformFacts;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * The pod's own credentials, used to assume the NXOP role and then forgotten.
 *
 * @param credentials of a session; long-term keys on a laptop alone
 * @param expiresAt by the platform's word, where it says so
 * @param accountId the account that they belong to, where the platform or STS says so
 * @param sessionArn whose they are, where STS says so
 * @param refreshBy when the platform should be asked again at the latest, where it is to have given others by then
 */
public record SourceSession(
        SourceKind kind,
        AwsCredentials credentials,
        Optional<Instant> expiresAt,
        Optional<String> accountId,
        Optional<String> sessionArn,
        Optional<Instant> refreshBy) {

    public SourceSession(
            SourceKind kind,
            AwsCredentials credentials,
            Optional<Instant> expiresAt,
            Optional<String> accountId,
            Optional<String> sessionArn) {
        this(kind, credentials, expiresAt, accountId, sessionArn, Optional.empty());
    }

    /** What can be said of all that its platform gives. */
    public PlatformFacts platform() {
        return PlatformFacts.of(kind);
    }

    /**
     * The same, now that STS has said whose they are: that counts, whatever was said before.
     *
     * @param arn as GetCallerIdentity gives it
     */
    public SourceSession belongingTo(String arn) {
        String[] fields = arn.split(":", 6);
        Optional<String> account = fields.length == 6 ? Optional.of(fields[4]) : Optional.empty();
        return new SourceSession(kind, credentials, expiresAt, account, Optional.of(arn), refreshBy);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return kind.id()
                + sessionArn.map(arn -> " as " + arn).orElse("")
                + accountId.map(id -> " of account " + id).orElse("");
    }
}
