package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide in a pod without network: every section of the page, as a terminal shows it. */
final class GuideSectionTest {
    static List<String> ids() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "guide", "troubleshooting.md"))) {
            return lines.filter(line -> line.startsWith("## "))
                    .map(line -> line.substring(3))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyFindingIsExplained(String id) {
        Told told = Told.with(Map.of(), "--explain", id);
        assertThat(told.exit()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out())
                .startsWith(id + "\n\nSymptom. ")
                .contains("\nReason. ", "\nSolution. ")
                .doesNotContain("**", "](", "```")
                .endsWith("\nPublished at https://nxop-access.example/docs/guide/troubleshooting.md#" + id + "\n");
    }

    /** It is what stands at the end of a message, to be copied. */
    @ParameterizedTest
    @ValueSource(strings = {"https://nxop-access.example/docs/guide/troubleshooting.md#token-empty", "#token-empty"})
    void aLinkWillDo(String link) {
        assertThat(Told.with(Map.of(), "--explain", link).out()).startsWith("token-empty\n");
    }
}
