package com.aa.nxop.access.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the page goes. Whether a file can be written is known before the diagnosis begins, as far as that can be known.
 *
 * @param path nothing for standard output
 */
record PageFile(Optional<Path> path) {
    private static final String STANDARD_OUTPUT = "-";

    /** @throws IllegalArgumentException saying what is wrong */
    static PageFile of(String name) {
        if (name.equals(STANDARD_OUTPUT)) {
            return new PageFile(Optional.empty());
        }
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name + " is not a file name.", e);
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(path)) {
            throw new IllegalArgumentException("the file " + name + " is a directory.");
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no directory " + folder + ".");
        }
        // A pipe that nobody reads would hold the Doctor up for ever.
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IllegalArgumentException("the file " + name + " is not a regular file.");
        }
        if (!Files.isWritable(Files.exists(path) ? path : folder)) {
            throw new IllegalArgumentException("the file " + name
                    + " cannot be written. If the container's file system is read-only, write to standard output: --html"
                    + " -");
        }
        return new PageFile(Optional.of(path));
    }

    /** In UTF-8, as the page itself says. */
    static byte[] bytes(Diagnosis diagnosis) {
        return diagnosis.toHtml().getBytes(StandardCharsets.UTF_8);
    }

    boolean isStandardOutput() {
        return path.isEmpty();
    }

    /** Not to standard output. */
    void write(Diagnosis diagnosis) throws IOException {
        Files.write(path.orElseThrow(), bytes(diagnosis));
    }
}
