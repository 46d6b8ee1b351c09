package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A promise is as good as the class that enforces it and the tests that prove it: those that docs/internals/invariants.md names exist. */
class InvariantsDocumentedTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "internals", "invariants.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");

    /** Source text by class. */
    private static final Map<String, String> MAIN = new HashMap<>();

    private static final Map<String, String> TESTS = new HashMap<>();

    @BeforeAll
    static void readTheSources() throws IOException {
        for (String module : List.of("io", "core", "doctor", "s3", "testkit")) {
            read(Path.of("..", module, "src", "main"), MAIN);
            read(Path.of("..", module, "src", "test"), TESTS);
        }
    }

    private static void read(Path folder, Map<String, String> sources) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    // Two tests may have one name: what either has is there.
                    .forEach(file -> sources.merge(
                            file.getFileName().toString().replace(".java", ""),
                            InvariantsDocumentedTest.text(file),
                            String::concat));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<MatchResult> names(String line) {
        return NAME.matcher(line).results().toList();
    }

    @Test
    void everyPromiseIsEnforcedAndProven() throws IOException {
        List<String> promises = Arrays.stream(Files.readString(DOCUMENT).split("(?m)^## (?=\\d+\\. )", -1))
                .skip(1)
                .map(promise -> promise.split("(?m)^## ", -1)[0])
                .toList();
        assertThat(promises).hasSize(15);
        assertThat(promises).allSatisfy(promise -> {
            List<String> lines = promise.lines().toList();
            assertThat(lines.stream().filter(line -> line.startsWith("- Enforced by: `")))
                    .hasSize(1);
            assertThat(lines.stream().filter(line -> line.startsWith("- Proven by: `")))
                    .hasSize(1);
        });
    }

    @Test
    void everyClassThatEnforcesExists() throws IOException {
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("- Enforced by:")) {
                assertThat(names(line)).allSatisfy(name -> assertThat(MAIN).containsKey(name.group(1)));
            }
        }
    }

    @Test
    void everyTestThatProvesExists() throws IOException {
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("- Proven by:") || line.matches("\\| .*#?\\S+.*\\| `.*Test.*")) {
                assertThat(names(line)).isNotEmpty().allSatisfy(name -> {
                    assertThat(TESTS).containsKey(name.group(1));
                    if (name.group(2) != null) {
                        assertThat(TESTS.getOrDefault(name.group(1), "")).contains("void " + name.group(2) + "(");
                    }
                });
            }
        }
    }
}
