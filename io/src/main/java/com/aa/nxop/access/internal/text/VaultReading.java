package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * One look at a file that the Vault Agent renders, or at a folder with one file for each name.
 *
 * @param written when it was written, by its own word, and from before it was read: credentials are never taken for younger than they are
 */
public record VaultReading(Instant written, VaultText text) {
    /** Three parts of a few kilobytes at most. */
    private static final int LARGEST = 64 * 1024;

    /**
     * Looks once.
     *
     * @param section of the file, where the configuration names one
     */
    public static VaultReading of(Path file, Optional<VaultSection> section) throws IOException {
        if (Files.isDirectory(file)) {
            return new VaultFolder(file, section, LARGEST).read();
        }
        Instant written = Files.getLastModifiedTime(file).toInstant();
        VaultText text = VaultText.parse(SmallFile.read(file, LARGEST), section);
        // Written meanwhile: what was read may be of two files.
        boolean same = Files.getLastModifiedTime(file).toInstant().equals(written);
        return new VaultReading(written, same ? text : VaultText.problem("was still being written"));
    }

    /** Where the text has them. */
    public AwsSessionCredentials credentials() {
        return text.credentials().orElseThrow();
    }
}
