package com.aa.nxop.access.internal.source;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.CoreFinding;
import com.aa.nxop.access.internal.io.UnreadableFile;
import com.aa.nxop.access.internal.text.VaultReading;
import com.aa.nxop.access.internal.text.VaultSection;
import com.aa.nxop.access.internal.text.VaultText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file by its name each time, because the Vault Agent replaces what the name stands for; and again after a moment while it is
 * not there or not whole.
 *
 * @param file or a folder with one file for each name
 * @param section of the file, where the configuration names one
 */
record VaultFileReader(Path file, Optional<VaultSection> section, SourceRetryPolicy retries) {
    /**
     * Whole credentials.
     *
     * @throws AccessException if there are none after several looks
     */
    VaultReading read() {
        long start = System.nanoTime();
        @Nullable VaultReading last = null;
        for (int attempt = 1; ; attempt++) {
            AccessException failure;
            try {
                VaultReading reading = VaultReading.of(file, section);
                VaultText text = reading.text();
                // What may be cut, or be of two generations, counts once a second look has found the same.
                if (text.credentials().isPresent() && (!text.maybeCut() || reading.equals(last))) {
                    return reading;
                }
                last = reading;
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
