package com.aa.nxop.access.internal.text;

import com.aa.nxop.access.internal.io.SmallFile;
import com.aa.nxop.access.internal.io.UnreadableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with one file for each name, as Kubernetes mounts a secret: {@code access_key}, {@code secret_key}, {@code security_token}.
 *
 * <p>Kubelet and the Secrets Store CSI driver write all files of one generation into a new folder, and then move the link {@code ..data} to
 * it. We resolve that link once and read all files in the folder that it named. Without the link, only STS can tell whether the parts
 * belong together; files with different write times do not.
 */
record VaultFolder(Path folder, Optional<VaultSection> wanted, int largestFile) {
    private static final String CURRENT = "..data";
    /** Between the first and the last of the files that were written together. */
    private static final Duration TOGETHER = Duration.ofSeconds(10);

    private static final int MOST_FILES = 1_000;

    /**
     * What it holds, and when the oldest of its credentials was written.
     *
     * @throws IOException if one of its files cannot be read
     */
    VaultReading read() throws IOException {
        try {
            return readFiles();
        } catch (IOException e) {
            boolean gone = e instanceof NoSuchFileException || e.getCause() instanceof NoSuchFileException;
            throw gone ? new UnreadableFile("was replaced while it was read") : e;
        }
    }

    private VaultReading readFiles() throws IOException {
        Path link = folder.resolve(CURRENT);
        boolean swapped = Files.isDirectory(link);
        Path real = (swapped ? link : folder).toRealPath();
        List<Path> files;
        try (Stream<Path> all = Files.list(real)) {
            files = all.filter(Files::isRegularFile).limit(MOST_FILES).toList();
        }
        CredentialSection section = CredentialSection.unnamed("its files");
        CredentialValues values = section.values();
        Instant oldest = Instant.MAX;
        Instant newest = Instant.MIN;
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (!CredentialValues.isPart(name) && !StatedLifetime.isPart(name)) {
                continue;
            }
            Instant written = Files.getLastModifiedTime(file).toInstant();
            values.put(name, SmallFile.read(file, largestFile).strip());
            if (CredentialValues.isPart(name)) {
                oldest = written.isBefore(oldest) ? written : oldest;
                newest = written.isAfter(newest) ? written : newest;
            }
        }
        if (!values.haveCredentials()) {
            throw new UnreadableFile("is a directory, and holds no file access_key, secret_key or security_token");
        }
        if (!swapped && newest.isAfter(oldest.plus(TOGETHER))) {
            return new VaultReading(oldest, VaultText.problem("holds files that were not written at the same time"));
        }
        // It has no sections: where one is named for it, the folder is not what was meant.
        VaultText text = CredentialSections.of(List.of(section)).chosen(wanted, !swapped);
        return new VaultReading(oldest, text);
    }
}
