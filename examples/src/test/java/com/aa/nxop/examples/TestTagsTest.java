package com.aa.nxop.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw -Pfast verify} stays fast: what starts a broker, a database or a process is left to {@code verify}. */
final class TestTagsTest {
    private static final List<String> MODULES = List.of(
            "testkit",
            "io",
            "core",
            "doctor",
            "s3",
            "msk",
            "docdb",
            "connectors",
            "micrometer",
            "spring-boot/starter",
            "spring-boot/test",
            "examples",
            "probes",
            "benchmarks");
    private static final Pattern SLOW =
            Pattern.compile("\\.with\\(Part\\.|new ProcessBuilder\\(|\\bPodProcess\\.run\\(|\\bQuickstart\\.run\\(");
    private static final Pattern TAG = Pattern.compile("@\\S*\\bTag\\(\"(full|long)\"\\)");

    @Test
    void whatStartsABrokerADatabaseOrAProcessIsTaggedFull() {
        List<Path> tests = MODULES.stream().flatMap(TestTagsTest::tests).toList();
        assertThat(tests).hasSizeGreaterThan(300);
        assertThat(tests)
                .filteredOn(test -> SLOW.matcher(text(test)).find())
                .as("@Tag(\"full\") on the class")
                .allMatch(test -> TAG.matcher(text(test)).find());
    }

    private static Stream<Path> tests(String module) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
