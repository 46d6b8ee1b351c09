package com.aa.nxop.access.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.Finding;
import com.aa.nxop.access.Hop;
import com.aa.nxop.access.SourceKind;
import com.aa.nxop.access.SourceSettings.VaultFile;
import com.aa.nxop.access.sts.CallerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Credentials in a file that the Vault Agent renders.
 *
 * <p>The file seldom names their end, so it is counted from when the file was written: after Vault's TTL, as the file or else the
 * configuration says, they should be dead. The agent replaces it at about nine tenths of that. So who finds the same file later than that says so while it still works; and once the time is over
 * STS is asked whether the credentials live, because a file may have been copied or touched.
 */
final class VaultFileSource implements SourceCredentials {
    private static final Logger log = LoggerFactory.getLogger(VaultFileSource.class);

    /** Of the TTL, in hundredths: well after the agent's own time, and well before the end. */
    private static final long OVERDUE = 95;
    /** How long credentials that STS still takes are relied on: long enough to spare STS, short enough to end soon after them. */
    private static final Duration SHORT_LIFE = Duration.ofMinutes(5);

    private static final String REMEDY =
            "Let the Vault Agent run beside the application: with the annotation vault.hashicorp.com/agent-pre-populate-only the"
                    + " file is written once, when the pod starts. If the agent runs, look at its log, and set NXOP_VAULT_LIFETIME to"
                    + " the TTL that it asks Vault for.";

    private final VaultFile settings;
    private final VaultFileReader reader;
    private final StsClient sts;
    private final InstantSource clock;
    private volatile @Nullable Instant warnedOf;

    VaultFileSource(VaultFile settings, Patience patience, StsClient sts, InstantSource clock) {
        this.settings = settings;
        this.reader = new VaultFileReader(settings.file(), patience);
        this.sts = sts;
        this.clock = clock;
    }

    @Override
    public SourceSession fetch() {
        VaultFileReader.Contents contents = reader.read();
        Instant now = clock.instant();
        // A file from the future was written by another clock: what it says of its age is of no use.
        Instant written = contents.written().isAfter(now) ? now : contents.written();
        Duration lifetime = contents.ttl().orElse(settings.lifetime());
        Instant end = written.plus(lifetime);
        Instant overdue = written.plus(lifetime.multipliedBy(OVERDUE).dividedBy(100));
        if (!end.isAfter(now)) {
            return doubtful(contents, now);
        }
        if (!overdue.isAfter(now)) {
            warn(contents.written(), "its credentials end at " + end.truncatedTo(ChronoUnit.SECONDS));
        }
        SourceSession session = new SourceSession(
                SourceKind.VAULT_FILE,
                contents.credentials(),
                Optional.of(end),
                Optional.empty(),
                Optional.empty(),
                Optional.of(overdue).filter(now::isBefore));
        return contents.maybeCut() ? session.belongingTo(proven(contents)) : session;
    }

    /** The file may be a half that stayed one; only STS knows. */
    private String proven(VaultFileReader.Contents contents) {
        try {
            return CallerIdentity.arn(sts, contents.credentials(), Hop.SOURCE);
        } catch (AccessException e) {
            throw e.finding().equals(Finding.SOURCE_CREDENTIALS.id()) ? cut(e) : e;
        }
    }

    /** By the file's time they are dead; only STS knows. */
    private SourceSession doubtful(VaultFileReader.Contents contents, Instant now) {
        String arn;
        try {
            arn = CallerIdentity.arn(sts, contents.credentials(), Hop.SOURCE);
        } catch (AccessException e) {
            throw e.finding().equals(Finding.SOURCE_CREDENTIALS.id()) ? abandoned(contents.written(), e) : e;
        }
        warn(
                contents.written(),
                "by " + (contents.ttl().isPresent() ? "the TTL in it" : "NXOP_VAULT_LIFETIME")
                        + " its credentials have ended, though STS still takes them");
        return new SourceSession(
                        SourceKind.VAULT_FILE,
                        contents.credentials(),
                        Optional.of(now.plus(SHORT_LIFE)),
                        Optional.empty(),
                        Optional.empty())
                .belongingTo(arn);
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

    private AccessException cut(AccessException cause) {
        return new AccessException(
                Finding.VAULT_FILE_INCOMPLETE,
                "The file " + settings.file()
                        + " that Vault renders ends in the middle of a line, and STS does not take its credentials: it was cut off, or"
                        + " they are dead.",
                "It is read again. If it stays, look at the log of the vault-agent container, and put the template's values in"
                        + " quotes: then half a file is known as one.",
                cause);
    }

    private AccessException abandoned(Instant written, AccessException cause) {
        return new AccessException(
                Finding.VAULT_FILE_ABANDONED,
                "The file " + settings.file() + " that Vault renders was last written at "
                        + written.truncatedTo(ChronoUnit.SECONDS)
                        + ", and nobody has refreshed it since: STS does not take its credentials any more.",
                REMEDY,
                cause);
    }
}
