package com.aa.nxop.testkit.internal.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A projected volume with one token in it, written as kubelet does: the visible name links into {@code ..data}, which links to a
 * directory named after the time, and a rotation replaces the {@code ..data} link in one step. Thread-safe.
 */
public final class ProjectedToken implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'..'yyyy_MM_dd_HH_mm_ss.").withZone(ZoneOffset.UTC);

    private final Path volume;
    private final Path visible;
    private final InstantSource clock;
    private boolean closed;

    private ProjectedToken(Path volume, String name, InstantSource clock) {
        this.volume = volume;
        this.visible = volume.resolve(name);
        this.clock = clock;
    }

    /**
     * Makes a volume in the directory for temporary files.
     *
     * @param name of the file, as the pod sees it
     * @throws UncheckedIOException if it cannot be written; then nothing is left behind
     */
    public static ProjectedToken create(String name, String token, InstantSource clock) {
        try {
            // The JDK creates it for the owner only.
            ProjectedToken file = new ProjectedToken(Files.createTempDirectory("nxop-sandbox-"), name, clock);
            try {
                file.write(token);
                Files.createSymbolicLink(file.visible, Path.of("..data", name));
                return file;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not write its token file.", e);
        }
    }

    /** What a pod is told: a symbolic link, whose target changes. */
    public Path path() {
        return visible;
    }

    /**
     * Replaces the content in one step.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public synchronized void write(String content) {
        if (closed) {
            throw new IllegalStateException("The sandbox's token file is gone: the sandbox was closed.");
        }
        Path data = volume.resolve("..data");
        try {
            Path directory = Files.createTempDirectory(volume, STAMP.format(clock.instant()));
            Files.writeString(directory.resolve(visible.getFileName()), content, UTF_8);
            Path before = Files.isSymbolicLink(data) ? volume.resolve(Files.readSymbolicLink(data)) : null;
            Path link = volume.resolve("..data_tmp");
            Files.createSymbolicLink(link, directory.getFileName());
            Files.move(link, data, StandardCopyOption.ATOMIC_MOVE);
            if (before != null) {
                delete(before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not replace its token file.", e);
        }
    }

    /** Deletes the whole volume. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            delete(volume);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not delete its token file.", e);
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(root)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
