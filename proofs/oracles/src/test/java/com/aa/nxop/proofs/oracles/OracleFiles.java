package com.aa.nxop.proofs.oracles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others recorded. It is beside the repository, in {@code ../shared/oracles}, or where the property {@code nxop.oracles} says. */
public final class OracleFiles {
    private OracleFiles() {}

    /** Skips the test, with the reason, where they are not there. */
    public static Path folder() {
        Optional<Path> folder = candidates().filter(Files::isDirectory).findFirst();
        assumeTrue(
                folder.isPresent(),
                "The recordings are not here: they are no part of the repository. Name their folder with -Dnxop.oracles=...");
        return folder.orElseThrow();
    }

    private static Stream<Path> candidates() {
        String named = System.getProperty("nxop.oracles", "");
        Path here = Path.of("").toAbsolutePath();
        return named.isEmpty()
                ? Stream.iterate(here, Objects::nonNull, Path::getParent).map(path -> path.resolve("shared/oracles"))
                : Stream.of(Path.of(named));
    }

    /** The members of a list of recordings. */
    public static List<JsonNode> observations(String file) {
        return List.copyOf(json(folder().resolve("stackd").resolve(file)).values());
    }

    static JsonNode json(Path file) {
        return new JsonMapper().readTree(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
