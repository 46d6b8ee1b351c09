package com.aa.nxop.access.assume;

import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.refresh.Session;
import com.aa.nxop.access.source.SourceSession;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Knows when hop 2 has been made already: an EKS Pod Identity association with a target role serves the NXOP role's credentials, and
 * a role must not be chained to itself by accident.
 */
record TargetReached(TargetRole role, StsClient sts, InstantSource clock) {
    /** For how long credentials are kept whose end the platform does not tell. */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(15);

    /** The source's credentials as the session, if they are the target role's. */
    Optional<Session> by(SourceSession from) {
        if (!from.accountId().filter(role.accountId()::equals).isPresent()) {
            return Optional.empty(); // The usual case: the pod's account is not the role's, and STS need not be asked.
        }
        return from.sessionArn().or(() -> identity(from)).filter(role::owns).map(arn -> session(from, arn));
    }

    private Optional<String> identity(SourceSession from) {
        try {
            return Optional.ofNullable(sts.getCallerIdentity(request -> request.overrideConfiguration(
                            call -> call.credentialsProvider(StaticCredentialsProvider.create(from.credentials()))))
                    .arn());
        } catch (SdkException | UncheckedIOException e) {
            return Optional.empty(); // AssumeRole meets the same trouble in a moment, and can say more about it.
        }
    }

    private Session session(SourceSession from, String arn) {
        Instant now = clock.instant();
        return new Session(
                from.credentials(),
                now,
                from.expiresAt().orElse(now.plus(UNKNOWN_LIFE)),
                role + " as " + arn.substring(arn.lastIndexOf('/') + 1) + ", already served by "
                        + from.kind().id());
    }
}
