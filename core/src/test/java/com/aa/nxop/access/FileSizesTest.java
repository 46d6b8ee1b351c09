package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files small enough to be read at a sitting. */
class FileSizesTest {
    private static final int LONGEST = 400;
    private static final int MEDIAN_OF_MAIN = 70;
    /** What a security reviewer must read; as {@code wc -l} counts. */
    private static final int LINES_OF_CORE = 7_200;

    private static Map<Path, Integer> lines(String folder) throws IOException {
        Map<Path, Integer> lines = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> lines.put(file, FileSizesTest.count(file)));
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }

    private static int count(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "../io/src/main/java", "../io/src/test/java"})
    void noFileIsLong(String folder) throws IOException {
        assertThat(lines(folder))
                .allSatisfy((file, count) ->
                        assertThat(count).as("lines of %s", file).isLessThanOrEqualTo(LONGEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "../io/src/main/java"})
    void halfOfTheFilesAreSmall(String folder) throws IOException {
        List<Integer> sizes = lines(folder).values().stream().sorted().toList();
        assertThat(sizes.get(sizes.size() / 2)).isLessThan(MEDIAN_OF_MAIN);
    }

    @Test
    void coreIsReadInADay() throws IOException {
        assertThat(lines("src/main/java").values().stream()
                        .mapToInt(count -> count)
                        .sum())
                .isLessThanOrEqualTo(LINES_OF_CORE);
    }
}
