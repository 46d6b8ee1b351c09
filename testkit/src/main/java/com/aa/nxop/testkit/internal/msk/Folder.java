package com.aa.nxop.testkit.internal.msk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The cluster's files, in the directory for temporary files. */
final class Folder implements AutoCloseable {
    private final Path root;

    private Folder(Path root) {
        this.root = root;
    }

    static Folder create() {
        try {
            return new Folder(Files.createTempDirectory("nxop-sandbox-msk-"));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not make a folder for its broker.", e);
        }
    }

    Path write(String name, String content) {
        try {
            return Files.writeString(root.resolve(name), content, US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not write " + name + ".", e);
        }
    }

    Path directory(String name) {
        try {
            return Files.createDirectory(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not make the directory " + name + ".", e);
        }
    }

    /** Deletes everything. Idempotent. */
    @Override
    public void close() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not delete the files of its broker.", e);
        }
    }
}
