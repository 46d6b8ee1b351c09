package com.aa.nxop.testkit.internal.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The one file in the pod's {@code /vault/secrets}, replaced by rename as the agent does it. Thread-safe. */
final class SecretFile implements AutoCloseable {
    private final Path directory;
    private final Path file;
    private final InstantSource clock;
    private boolean closed;

    private SecretFile(Path directory, InstantSource clock) {
        this.directory = directory;
        this.file = directory.resolve("aws-credentials");
        this.clock = clock;
    }

    static SecretFile create(InstantSource clock) {
        try {
            // The JDK creates it for the owner only.
            return new SecretFile(Files.createTempDirectory("nxop-sandbox-vault-"), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not make a folder for Vault's file.", e);
        }
    }

    Path path() {
        return file;
    }

    synchronized void write(String content) {
        if (closed) {
            throw new IllegalStateException("Vault's file is gone: the sandbox was closed.");
        }
        try {
            // The JDK creates it with mode 0600.
            Path next = Files.createTempFile(directory, ".", ".rendering");
            Files.writeString(next, content, UTF_8);
            // The file's age is all that tells when its credentials end, and the sandbox's clock may have been moved.
            Files.setLastModifiedTime(next, FileTime.from(clock.instant()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not write Vault's file.", e);
        }
    }

    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not delete Vault's file.", e);
        }
    }

    /** Deletes the directory, too. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> left = files.toList();
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not delete the folder of Vault's file.", e);
        }
    }
}
