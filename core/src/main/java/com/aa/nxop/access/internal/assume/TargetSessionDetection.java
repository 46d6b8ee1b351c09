package com.aa.nxop.access.internal.assume;

import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.config.AccessSettings;
import com.aa.nxop.access.internal.platform.PlatformFacts.Trait;
import com.aa.nxop.access.internal.session.Session;
import com.aa.nxop.access.internal.source.SourceSession;
import com.aa.nxop.access.internal.sts.CallerIdentity;
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
 * Knows when the NXOP role has been assumed already: an EKS Pod Identity association with a target role serves the NXOP role's credentials, a Vault
 * file may hold them, and a role must not be chained to itself by accident. It is chained on purpose where the session is to have something
 * that the platform does not give it: a fixed name (which MSK needs), a narrowing policy, tags.
 *
 * <p>Called on one thread at a time.
 */
final class TargetSessionDetection {
    /**
     * When a file is looked at again whose credentials are handed out as they are. Its end may be a guess (NXOP_VAULT_LIFETIME), and with
     * a session of our own a wrong guess would show; here the credentials would die in the applications' hands.
     */
    private static final Duration NEXT_LOOK = Duration.ofMinutes(5);
    /** For how long credentials are kept whose end the platform does not tell. */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(15);

    private final AccessSettings config;
    private final StsClient sts;
    private final InstantSource clock;
    private final SourceIdentityCheck check;
    /**
     * Whose the source's last credentials turned out to be, if the NXOP role is assumed with them. About credentials that are handed out as
     * they are STS is asked each time: its answer also says that they still live.
     */
    private volatile @Nullable Known known;

    TargetSessionDetection(AccessSettings config, StsClient sts, InstantSource clock) {
        this.config = config;
        this.sts = sts;
        this.clock = clock;
        this.check = new SourceIdentityCheck(config);
    }

    /** A fact about one access key, and about no other: a file or an association may give another identity with the next key. */
    private record Known(String accessKeyId, String arn) {}

    /**
     * The source's credentials, and whose they are as far as that matters. In the usual case the Pod Identity agent says which account they
     * are of, and it is not the role's: STS need not be asked.
     *
     * @throws com.aa.nxop.access.AccessException if STS has to be asked and does not say, or if they are not those that the configuration expects
     */
    SourceSession identified(SourceSession from) {
        if (!check.needsIdentity(from)) {
            return from;
        }
        String key = from.credentials().accessKeyId();
        Known before = known;
        if (before != null && before.accessKeyId().equals(key)) {
            return check.identified(from, before.arn());
        }
        String arn = CallerIdentity.arn(sts, from.credentials(), from.kind(), Stage.ASSUME_ROLE);
        known = config.role().owns(arn) ? null : new Known(key, arn);
        return check.identified(from, arn);
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
        return from.platform().has(Trait.GUESSES_END)
                ? Optional.of(earlier(now.plus(NEXT_LOOK), from.refreshBy()))
                : from.refreshBy();
    }

    private static Instant earlier(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }

    /**
     * The settings that only a session of its own can have. An external id is none: it opens the role's door, and who is inside needs
     * none.
     */
    static List<String> ownReasons(AccessSettings config) {
        return Stream.of(
                        config.session().name().map(name -> "NXOP_SESSION_NAME"),
                        config.session().policy().map(policy -> "NXOP_SESSION_POLICY_FILE"),
                        config.session().sourceIdentity().map(template -> "NXOP_SOURCE_IDENTITY"),
                        Optional.of("NXOP_SESSION_TAGS")
                                .filter(name -> !config.session().tags().isEmpty()))
                .flatMap(Optional::stream)
                .toList();
    }
}
