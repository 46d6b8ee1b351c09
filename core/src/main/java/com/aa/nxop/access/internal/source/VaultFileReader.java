package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.config.SourceSettings.VaultSection;
import com.aa.nxop.access.internal.io.SmallFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Reads the file by its name each time, because the Vault Agent replaces what the name stands for; and again after a moment while it is
 * not there or not whole.
 *
 * @param file or a folder with one file for each name
 * @param section of the file, where the configuration names one
 */
record VaultFileReader(Path file, Optional<VaultSection> section, SourceRetryPolicy retries) {
    /** Three parts of a few kilobytes at most. */
    private static final int LARGEST = 64 * 1024;

    /**
     * @param written when the file was written, by its own word
     * @param life how long the credentials live, where the file says so
     * @param maybeCut whether only STS can tell that they are whole
     */
    record Contents(AwsSessionCredentials credentials, Instant written, StatedLifetime life, boolean maybeCut) {}

    /** One look at the file; its time from before, so that credentials are never taken for younger than they are. */
    record Look(Instant written, VaultText text) {}

    /**
     * Whole credentials.
     *
     * @throws AccessException if there are none after several looks
     */
    Contents read() {
        long start = System.nanoTime();
        @Nullable Look last = null;
        for (int attempt = 1; ; attempt++) {
            AccessException failure;
            try {
                Look look = look();
                VaultText text = look.text();
                // What may be cut, or be of two generations, counts once a second look has found the same.
                if (text.credentials().isPresent() && (!text.maybeCut() || look.equals(last))) {
                    return new Contents(text.credentials().get(), look.written(), text.life(), text.maybeCut());
                }
                last = look;
                failure = unusable(text);
            } catch (IOException e) {
                failure = unreadable(e);
            }
            Duration pause = retries.pauseAfter(attempt);
            if (!retries.allows(attempt, start, pause)) {
                throw failure;
            }
            retries.rest(pause, "to read the file again that Vault renders");
        }
    }

    /** For a sentence: {@code The file /vault/secrets/aws-credentials that Vault renders}. */
    String subject() {
        return "The " + (Files.isDirectory(file) ? "folder " : "file ") + file + " that Vault renders";
    }

    private Look look() throws IOException {
        if (Files.isDirectory(file)) {
            return new VaultFolder(file, section, LARGEST).look();
        }
        Instant written = Files.getLastModifiedTime(file).toInstant();
        VaultText text = VaultText.parse(SmallFile.read(file, LARGEST), section);
        // Written meanwhile: what was read may be of two files.
        boolean same = Files.getLastModifiedTime(file).toInstant().equals(written);
        return new Look(written, same ? text : VaultText.problem("was still being written"));
    }

    private AccessException unusable(VaultText text) {
        if (text.ambiguous()) {
            return new AccessException(
                    CoreFinding.VAULT_FILE_AMBIGUOUS,
                    subject() + " " + text.problem() + ". Nothing of it is used.",
                    "Let Vault's template write one set of credentials, each name once. Where the file has to have several sections, name"
                            + " the section in NXOP_VAULT_PROFILE.");
        }
        return new AccessException(
                CoreFinding.VAULT_FILE_INCOMPLETE,
                subject() + " " + (text.credentials().isPresent() ? "was still being written" : text.problem())
                        + ": nothing of it is used.",
                "It is read again. If it stays, look at the log of the vault-agent container, and let its template write the three"
                        + " parts of aws/sts/<role>: access_key, secret_key and security_token, each on a line of its own.");
    }

    private AccessException unreadable(IOException e) {
        UnreadableFile why = UnreadableFile.of(file, e);
        return new AccessException(
                CoreFinding.VAULT_FILE_UNREADABLE,
                subject() + " " + why.getMessage() + ".",
                "Check NXOP_VAULT_FILE and the annotation vault.hashicorp.com/agent-inject-secret-<file name> on the pod template,"
                        + " and the log of the vault-agent container; agent-run-as-same-user or fsGroup lets another user read it.",
                why);
    }
}
