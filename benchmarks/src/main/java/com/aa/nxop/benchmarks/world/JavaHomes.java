package com.aa.nxop.benchmarks.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The JDKs that start-up is measured on: this one, and the one that {@code JAVA25_HOME} names. */
public final class JavaHomes {
    private JavaHomes() {}

    public static Path own() {
        return Path.of(System.getProperty("java.home"));
    }

    public static Optional<Path> other() {
        return Optional.ofNullable(System.getenv("JAVA25_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")));
    }

    /** As its file {@code release} says. */
    public static String version(Path home) {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return release.getProperty("JAVA_VERSION", "?").replace("\"", "");
    }
}
