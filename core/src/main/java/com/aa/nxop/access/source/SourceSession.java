package com.aa.nxop.access.source;

import com.aa.nxop.access.SourceKind;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The pod's own credentials, used for hop 2 and then forgotten.
 *
 * @param expiresAt by the platform's word, where it says so
 * @param accountId the account that they belong to, where the platform says so
 * @param sessionArn whose they are, where the platform says so
 */
public record SourceSession(
        SourceKind kind,
        AwsSessionCredentials credentials,
        Optional<Instant> expiresAt,
        Optional<String> accountId,
        Optional<String> sessionArn) {
    /** Without the credentials. */
    @Override
    public String toString() {
        return kind.id()
                + sessionArn.map(arn -> " as " + arn).orElse("")
                + accountId.map(id -> " of account " + id).orElse("");
    }
}
