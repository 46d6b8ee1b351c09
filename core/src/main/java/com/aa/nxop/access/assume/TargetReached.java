package com.aa.nxop.access.assume;

import com.aa.nxop.access.Hop;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.SessionSettings;
import com.aa.nxop.access.refresh.Session;
import com.aa.nxop.access.source.SourceSession;
import com.aa.nxop.access.sts.StsFailure;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Knows when hop 2 has been made already: an EKS Pod Identity association with a target role serves the NXOP role's credentials, and a
 * role must not be chained to itself by accident. It is chained on purpose where the session is to have something that EKS does not give
 * it: a fixed name (which MSK needs), a narrowing policy, tags.
 *
 * <p>Called on one thread at a time.
 */
final class TargetReached {
    /** For how long credentials are kept whose end the platform does not tell. */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(15);

    private final NxopConfig config;
    private final StsClient sts;
    private final InstantSource clock;
    /** Whether the source's credentials turned out to be the target role's: an association does not change under a running pod. */
    private volatile @Nullable Boolean reached;

    TargetReached(NxopConfig config, StsClient sts, InstantSource clock) {
        this.config = config;
        this.sts = sts;
        this.clock = clock;
    }

    /**
     * The source's credentials as the session, if they are the target role's.
     *
     * @throws com.aa.nxop.access.AccessException if STS has to be asked and does not say
     */
    Optional<Session> by(SourceSession from) {
        boolean sameAccount =
                from.accountId().filter(config.role().accountId()::equals).isPresent();
        if (!sameAccount || wantsItsOwn(config.session())) {
            return Optional.empty(); // The usual case: the pod's account is not the role's, and STS need not be asked.
        }
        Boolean known = reached;
        if (known == null) {
            known = config.role().owns(from.sessionArn().orElseGet(() -> identity(from)));
            reached = known;
        }
        return known ? Optional.of(session(from)) : Optional.empty();
    }

    private static boolean wantsItsOwn(SessionSettings session) {
        return session.name().isPresent()
                || session.policy().isPresent()
                || session.externalId().isPresent()
                || !session.tags().isEmpty();
    }

    private String identity(SourceSession from) {
        @Nullable String arn;
        try {
            arn = sts.getCallerIdentity(request -> request.overrideConfiguration(
                            call -> call.credentialsProvider(StaticCredentialsProvider.create(from.credentials()))))
                    .arn();
        } catch (SdkException e) {
            throw StsFailure.translate(e, Hop.TARGET, "GetCallerIdentity", StsFailure.said(e), e);
        } catch (UncheckedIOException e) {
            arn = null; // Not even HTTP: the SDK's client lets it through.
        }
        if (arn == null) {
            throw StsFailure.unusableAnswer(Hop.TARGET, "GetCallerIdentity");
        }
        return arn;
    }

    private Session session(SourceSession from) {
        Instant now = clock.instant();
        return new Session(
                from.credentials(),
                now,
                from.expiresAt().orElse(now.plus(UNKNOWN_LIFE)),
                config.role() + ", already served by " + from.kind().id());
    }
}
