package com.aa.nxop.access.fakes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Files that are no regular ones: reading them never ends, or never begins. */
public final class SpecialFile {
    /** A device that has bytes without end. */
    public static final Path ENDLESS = Path.of("/dev/zero");

    private SpecialFile() {}

    /** Whether this machine has such files. */
    public static boolean areKnown() {
        return Files.isReadable(ENDLESS) && Files.isExecutable(Path.of("/usr/bin/mkfifo"));
    }

    /** A pipe that nobody writes to: whoever opens it waits. */
    public static Path fifo(Path path) {
        try {
            Process made = new ProcessBuilder("/usr/bin/mkfifo", path.toString())
                    .inheritIO()
                    .start();
            if (!made.waitFor(10, TimeUnit.SECONDS) || made.exitValue() != 0) {
                throw new IllegalStateException("mkfifo failed.");
            }
            return path;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
