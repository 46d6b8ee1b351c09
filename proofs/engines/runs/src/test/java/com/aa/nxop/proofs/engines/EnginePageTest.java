package com.aa.nxop.proofs.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text of the page is there that no run uses. */
final class EnginePageTest {
    private static String runs() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("EnginePageTest.java"))
                    .map(EnginePageTest::read)
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyFileOfThePageIsTakenByARun() throws IOException {
        List<String> files = Pattern.compile("[Tt]he file `([^`]+)`")
                .matcher(read(EnginePage.FILE))
                .results()
                .map(found -> found.group(1))
                .toList();
        String runs = runs();
        assertThat(files)
                .hasSize(12)
                .doesNotHaveDuplicates()
                .allSatisfy(file -> assertThat(runs).contains('"' + file + '"'));
    }

    /** Text without a name would be text that nothing runs. */
    @Test
    void everyTextOfThePageIsAFile() throws IOException {
        String page = read(EnginePage.FILE);
        long blocks = page.lines()
                .filter(line -> line.matches("```(properties|json|sh)"))
                .count();
        assertThat(blocks)
                .isEqualTo(
                        Pattern.compile("[Tt]he file `").matcher(page).results().count());
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> EnginePage.text("absent.properties"))
                .hasMessage("docs/guide/engines.md has no file absent.properties.");
    }
}
