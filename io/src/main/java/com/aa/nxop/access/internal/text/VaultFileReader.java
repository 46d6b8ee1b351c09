package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.AttemptSequence;
import com.aa.nxop.access.internal.io.SourceRetryPolicy;
import com.aa.nxop.access.internal.io.UnreadableFile;
import com.aa.nxop.access.internal.text.UnusableVaultFile.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file by its name each time, because the Vault Agent replaces what the name stands for; and again after a moment while it is
 * not there or not whole.
 *
 * @param file or a folder with one file for each name
 * @param section of the file, where the configuration names one
 */
public record VaultFileReader(Path file, Optional<VaultSection> section, SourceRetryPolicy retries) {
    /**
     * Whole credentials.
     *
     * @throws UnusableVaultFile if there are none after several looks
     */
    public VaultReading read() throws UnusableVaultFile, InterruptedException {
        AttemptSequence looks = retries.begin();
        @Nullable VaultReading last = null;
        while (true) {
            UnusableVaultFile failure;
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
                UnreadableFile why = UnreadableFile.of(file, e);
                failure = new UnusableVaultFile(Reason.UNREADABLE, subject() + " " + why.getMessage(), why);
            }
            if (!looks.goesOn()) {
                throw failure;
            }
        }
    }

    /** For a sentence: {@code The file /vault/secrets/aws-credentials that Vault renders}. */
    public String subject() {
        return "The " + (Files.isDirectory(file) ? "folder " : "file ") + file + " that Vault renders";
    }

    private UnusableVaultFile unusable(VaultText text) {
        String problem = text.credentials().isPresent() ? "was still being written" : text.problem();
        return new UnusableVaultFile(
                text.ambiguous() ? Reason.AMBIGUOUS : Reason.INCOMPLETE, subject() + " " + problem, null);
    }
}
