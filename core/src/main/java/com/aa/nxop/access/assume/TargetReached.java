package com.aa.nxop.access.assume;

import com.aa.nxop.access.Hop;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.refresh.Session;
import com.aa.nxop.access.source.SourceSession;
import com.aa.nxop.access.sts.CallerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Knows when hop 2 has been made already: an EKS Pod Identity association with a target role serves the NXOP role's credentials, a Vault
 * file may hold them, and a role must not be chained to itself by accident. It is chained on purpose where the session is to have something
 * that the platform does not give it: a fixed name (which MSK needs), a narrowing policy, tags.
 *
 * <p>Called on one thread at a time.
 */
final class TargetReached {
    /**
     * When a file is looked at again whose credentials are handed out as they are. Its end may be a guess (NXOP_VAULT_LIFETIME), and with
     * a session of our own a wrong guess would show; here the credentials would die in the applications' hands.
     */
    private static final Duration NEXT_LOOK = Duration.ofMinutes(5);
    /** For how long credentials are kept whose end the platform does not tell. */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(15);

    private final NxopConfig config;
    private final StsClient sts;
    private final InstantSource clock;
    /**
     * Whose the source's credentials turned out to be, where they are to be assumed from. What is handed out as it is, is asked about each
     * time: a file or an association that was changed must not change the identity unnoticed.
     */
    private volatile @Nullable String identity;

    TargetReached(NxopConfig config, StsClient sts, InstantSource clock) {
        this.config = config;
        this.sts = sts;
        this.clock = clock;
    }

    /**
     * The source's credentials, and whose they are as far as that matters. In the usual case the platform says which account they are of,
     * and it is not the role's: STS need not be asked.
     *
     * @throws com.aa.nxop.access.AccessException if STS has to be asked and does not say
     */
    SourceSession identified(SourceSession from) {
        if (!matters(from)) {
            return from;
        }
        String known = identity;
        if (known == null) {
            known = CallerIdentity.arn(sts, from.credentials(), Hop.TARGET);
            if (!config.role().owns(known)) {
                identity = known;
            }
        }
        return from.belongingTo(known);
    }

    private boolean matters(SourceSession from) {
        if (from.sessionArn().isPresent()) {
            return false;
        }
        boolean mayBeReached = ownReasons(config).isEmpty();
        return from.accountId()
                .map(account -> mayBeReached && account.equals(config.role().accountId()))
                .orElse(mayBeReached || config.environment().isPresent());
    }

    /** The source's credentials as the session, if they are the target role's and nothing else is wanted. */
    Optional<Session> by(SourceSession from) {
        boolean reached = from.sessionArn().filter(config.role()::owns).isPresent();
        if (!reached
                || !ownReasons(config).isEmpty()
                || !(from.credentials() instanceof AwsSessionCredentials credentials)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of(new Session(
                credentials,
                now,
                from.expiresAt().orElse(now.plus(UNKNOWN_LIFE)),
                config.role() + ", already served by " + from.kind().id(),
                refreshBy(from, now),
                true));
    }

    private static Optional<Instant> refreshBy(SourceSession from, Instant now) {
        if (from.kind() != SourceKind.VAULT_FILE) {
            return from.refreshBy();
        }
        Instant next = now.plus(NEXT_LOOK);
        return Optional.of(from.refreshBy().filter(next::isAfter).orElse(next));
    }

    /**
     * The settings that only a session of its own can have. An external id is none: it opens the role's door, and who is inside needs
     * none.
     */
    static List<String> ownReasons(NxopConfig config) {
        return Stream.of(
                        config.session().name().map(name -> "NXOP_SESSION_NAME"),
                        config.session().policy().map(policy -> "NXOP_SESSION_POLICY_FILE"),
                        Optional.of("NXOP_SESSION_TAGS")
                                .filter(name -> !config.session().tags().isEmpty()))
                .flatMap(Optional::stream)
                .toList();
    }
}
