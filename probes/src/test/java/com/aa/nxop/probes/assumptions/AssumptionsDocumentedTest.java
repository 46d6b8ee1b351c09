package com.aa.nxop.probes.assumptions;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.probes.AllProbes;
import com.aa.nxop.probes.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of assumptions is the code's, and names nothing that does not exist. */
class AssumptionsDocumentedTest {
    private static final Path PAGE = Path.of("..", "docs", "internals", "assumptions.md");

    private static List<Assumption> all() {
        return AssumptionArea.all().stream()
                .flatMap(area -> area.assumptions().stream())
                .toList();
    }

    @Test
    void thePageIsWrittenFromTheCode() throws IOException {
        if (Boolean.getBoolean("nxop.docs.write")) {
            Files.writeString(PAGE, AssumptionsPage.text());
        }
        assertThat(Files.readString(PAGE))
                .as("write it with -Dnxop.docs.write=true")
                .isEqualTo(AssumptionsPage.text());
    }

    @Test
    void eachHasAnIdOfItsOwnAndASource() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(all().stream().map(Assumption::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[TSEMD]-\\d\\d"));
        assertThat(all())
                .allMatch(
                        each -> each.sentence().endsWith(".") && !each.source().isBlank());
        assertThat(all()).noneMatch(each -> (each.sentence() + each.source()).contains("|"));
        assertThat(all())
                .as("encoded somewhere")
                .noneMatch(each -> each.encodedIn().isEmpty());
    }

    @Test
    void theClassesExistThatEncodeThem() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 20)) {
            Set<String> classes = files.map(Path::toString)
                    .filter(file -> file.contains("/src/main/java/") && file.endsWith(".java"))
                    .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
                    .collect(Collectors.toSet());
            assertThat(all().stream()
                            .flatMap(each -> each.encodedIn().stream()
                                    .filter(name -> !classes.contains(name))
                                    .map(name -> each.id() + " " + name)))
                    .isEmpty();
        }
    }

    @Test
    void eachProbeTestsAnAssumptionAndExists() {
        Set<String> probes = AllProbes.inOrder().stream().map(Probe::id).collect(Collectors.toSet());
        assertThat(all().stream().flatMap(each -> each.probes().stream()).collect(Collectors.toSet()))
                .isEqualTo(probes);
        assertThat(AllProbes.inOrder())
                .hasSameSizeAs(probes)
                .allMatch(probe -> probe.belief().endsWith("."));
    }
}
