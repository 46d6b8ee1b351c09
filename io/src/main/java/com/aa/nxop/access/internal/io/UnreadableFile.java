package com.aa.nxop.access.internal.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file cannot be read, or is not what it should be. The message completes a sentence about the file, for example {@code is a
 * directory}: the same words wherever the SDK reads a file. It repeats nothing of what the file holds.
 */
public final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1;

    /** @param why completes a sentence about the file */
    public UnreadableFile(String why) {
        this(why, null);
    }

    /** @param cause must not hold what the file holds */
    UnreadableFile(String why, @Nullable Throwable cause) {
        super(why, cause);
    }

    /** What it means that the system did not let the file be read. */
    public static UnreadableFile of(Path file, IOException e) {
        return e instanceof UnreadableFile known ? known : new UnreadableFile(inWords(file, e), e);
    }

    private static String inWords(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return Files.isSymbolicLink(file) ? "is a link to a file that does not exist" : "does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read by the application's user";
        }
        // The reason is the system's own text, and no more than that: the whole message would only repeat the path.
        return e instanceof FileSystemException system && system.getReason() != null
                ? "cannot be read (" + system.getReason() + ")"
                : "cannot be read (" + e.getClass().getSimpleName() + ")";
    }
}
