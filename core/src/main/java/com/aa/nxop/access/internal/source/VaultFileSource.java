package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.Stage;
import com.aa.nxop.access.internal.config.SourceSettings.VaultFile;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.sts.CallerIdentity;
import com.aa.nxop.access.internal.text.UnusableVaultFile;
import com.aa.nxop.access.internal.text.VaultFileLifetime;
import com.aa.nxop.access.internal.text.VaultFileReader;
import com.aa.nxop.access.internal.text.VaultReading;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Credentials in a file that the Vault Agent renders.
 *
 * <p>If the file states when they end, that is their end. Otherwise we count Vault's TTL, from the file or else the configuration, from the
 * time of the last write. The agent replaces the file at about nine tenths of the TTL. We warn when we find the same file later than that,
 * while its credentials still work. After a counted end we ask STS whether the credentials live, because a copy has a later time.
 */
final class VaultFileSource implements SourceCredentials {
    private static final Logger log = LoggerFactory.getLogger(VaultFileSource.class);

    /** How long credentials that STS still takes are relied on: long enough to spare STS, short enough to end soon after them. */
    private static final Duration SHORT_LIFE = Duration.ofMinutes(5);

    private static final String REMEDY =
            "Let the Vault Agent run beside the application: with the annotation vault.hashicorp.com/agent-pre-populate-only"
                    + " it writes the file only once, when the pod starts. If the agent runs, read its log, and set"
                    + " NXOP_VAULT_LIFETIME to the TTL that the agent requests.";

    private final VaultFile settings;
    private final VaultFileReader reader;
    private final StsClient sts;
    private final InstantSource clock;
    private volatile @Nullable Instant warnedOf;

    VaultFileSource(VaultFile settings, SourceRetryPolicy retries, StsClient sts, InstantSource clock) {
        this.settings = settings;
        this.reader = new VaultFileReader(settings.file(), settings.section(), retries);
        this.sts = sts;
        this.clock = clock;
    }

    @Override
    public SourceSession fetch() {
        VaultReading reading = read();
        Instant now = clock.instant();
        VaultFileLifetime life = VaultFileLifetime.of(reading, settings.lifetime(), now);
        if (!life.end().isAfter(now)) {
            if (life.stated()) {
                throw ended(reading, life.end());
            }
            return doubtful(reading, now);
        }
        if (!life.overdue().isAfter(now)) {
            warn(reading.written(), "its credentials expire at " + life.end().truncatedTo(ChronoUnit.SECONDS));
        }
        SourceSession session =
                session(reading, life.end(), Optional.of(life.overdue()).filter(now::isBefore));
        return reading.text().maybeCut() ? session.belongingTo(owner(reading, this::cut)) : session;
    }

    private VaultReading read() {
        try {
            return reader.read();
        } catch (UnusableVaultFile e) {
            throw unusable(e);
        } catch (InterruptedException e) {
            throw SourceFailure.interrupted(e, "to read the Vault file again");
        }
    }

    private static AccessException unusable(UnusableVaultFile e) {
        return switch (e.reason()) {
            case AMBIGUOUS ->
                new AccessException(
                        CoreFinding.VAULT_FILE_AMBIGUOUS,
                        e.getMessage() + ". The SDK uses none of these credentials.",
                        "Let Vault's template write one set of credentials, each name once. If the file must have several"
                                + " sections, name one of them in NXOP_VAULT_PROFILE.");
            case INCOMPLETE ->
                new AccessException(
                        CoreFinding.VAULT_FILE_INCOMPLETE,
                        e.getMessage() + ". The SDK uses none of these credentials.",
                        "You need to do nothing now: the SDK reads the file again. If the error stays, read the log of the"
                                + " vault-agent container. Let its template write the three parts of aws/sts/<role>, each on"
                                + " its own line: access_key, secret_key and security_token.");
            case UNREADABLE ->
                new AccessException(
                        CoreFinding.VAULT_FILE_UNREADABLE,
                        e.getMessage() + ".",
                        "Check NXOP_VAULT_FILE and the annotation vault.hashicorp.com/agent-inject-secret-<file name> on the"
                                + " pod template. Read the log of the vault-agent container. If another user must read the"
                                + " file, set agent-run-as-same-user or fsGroup.",
                        e.getCause());
        };
    }

    private static SourceSession session(VaultReading reading, Instant end, Optional<Instant> refreshBy) {
        // With their end, which MSK's tokens must not outlive.
        AwsSessionCredentials credentials = reading.credentials().copy(copy -> copy.expirationTime(end));
        return new SourceSession(
                SourceKind.VAULT_FILE, credentials, Optional.of(end), Optional.empty(), Optional.empty(), refreshBy);
    }

    /** The file states that they are dead. We still ask STS: only its word ends a session that is in use. */
    private AccessException ended(VaultReading reading, Instant end) {
        try {
            owner(reading, dead -> abandoned(reading, dead));
        } catch (AccessException e) {
            if (e.finding() == CoreFinding.VAULT_FILE_ABANDONED) {
                return e;
            }
        }
        return new AccessException(
                CoreFinding.VAULT_FILE_ABANDONED,
                lastWritten(reading) + ": the file itself says that its credentials expired at "
                        + end.truncatedTo(ChronoUnit.SECONDS) + ".",
                REMEDY + " If the agent replaces the file in time, correct the clock of the pod's node.");
    }

    /**
     * Only STS knows whether they live.
     *
     * @param dead what to say if it does not take them
     */
    private String owner(VaultReading reading, UnaryOperator<AccessException> dead) {
        try {
            return CallerIdentity.arn(sts, reading.credentials(), Stage.SOURCE);
        } catch (AccessException e) {
            throw e.finding() == CoreFinding.SOURCE_CREDENTIALS ? dead.apply(e) : e;
        }
    }

    /** By the file's time they are dead. */
    private SourceSession doubtful(VaultReading reading, Instant now) {
        String arn = owner(reading, dead -> abandoned(reading, dead));
        warn(
                reading.written(),
                "according to " + (reading.text().life().ttl().isPresent() ? "the TTL in it" : "NXOP_VAULT_LIFETIME")
                        + ", its credentials have expired, but STS still accepts them");
        Instant end = now.plus(SHORT_LIFE);
        Instant latest = reading.text().life().end().filter(end::isAfter).orElse(end);
        return session(reading, latest, Optional.empty()).belongingTo(arn);
    }

    /** Once for each file. */
    private void warn(Instant written, String what) {
        if (!written.equals(warnedOf)) {
            warnedOf = written;
            log.warn(
                    "The file {} that Vault renders was last written at {}, and nobody has refreshed it since: {}. {}",
                    settings.file(),
                    written.truncatedTo(ChronoUnit.SECONDS),
                    what,
                    REMEDY);
        }
    }

    /** The file may be a half that stayed one. */
    private AccessException cut(AccessException cause) {
        boolean folder = Files.isDirectory(settings.file());
        return new AccessException(
                CoreFinding.VAULT_FILE_INCOMPLETE,
                reader.subject()
                        + (folder
                                ? " is not replaced as a whole, and STS does not accept its credentials: they belong to"
                                        + " several sets, or they are no longer valid."
                                : " ends in the middle of a line, and STS does not accept its credentials: the file was cut"
                                        + " off, or they are no longer valid."),
                folder
                        ? "You need to do nothing now: the SDK reads the folder again. If the error stays, mount the secret"
                                + " as Kubernetes or the Secrets Store CSI driver do. They replace all files of a folder"
                                + " together, by the link ..data."
                        : "You need to do nothing now: the SDK reads the file again. If the error stays, read the log of the"
                                + " vault-agent container. Put the template's values in quotes: then the SDK recognizes half"
                                + " a file.",
                cause);
    }

    private AccessException abandoned(VaultReading reading, AccessException cause) {
        return new AccessException(
                CoreFinding.VAULT_FILE_ABANDONED,
                lastWritten(reading) + ": STS no longer accepts its credentials.",
                REMEDY,
                cause);
    }

    private String lastWritten(VaultReading reading) {
        return reader.subject() + " was last written at " + reading.written().truncatedTo(ChronoUnit.SECONDS)
                + ", and nobody has refreshed it since";
    }
}
