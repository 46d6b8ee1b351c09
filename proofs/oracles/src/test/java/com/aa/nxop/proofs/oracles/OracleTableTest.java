package com.aa.nxop.proofs.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What others recorded of AWS, held against ours. Without the recordings every test here is skipped, and says so. */
@Tag("full")
class OracleTableTest {
    private static final Path DOCUMENT = Path.of("../../docs/internals/oracles.md");

    private static OracleTable table;

    @BeforeAll
    static void play() {
        Path unused = OracleFiles.folder();
        table = OracleTable.run();
    }

    @Test
    void whatDiffersIsExplained() {
        assertThat(table.open()).isEmpty();
    }

    /** Must be 98 in a hundred. */
    @Test
    void conditionsAreDecidedAsAwsDoes() {
        for (String reader : List.of("the sandbox's IAM", "the Doctor's reading")) {
            List<OracleComparison> set = table.set("AWS's decisions about conditions, " + reader);
            long agree = set.stream().filter(OracleComparison::agrees).count();
            assertThat(set).hasSizeGreaterThan(450);
            assertThat(agree * 100).as(reader).isGreaterThanOrEqualTo(set.size() * 98L);
        }
    }

    @Test
    void theDocumentHasTheTable() {
        assertThat(OracleFiles.text(DOCUMENT)).contains(table.markdown());
    }

    @Test
    void theDocumentHasTheExplanations() {
        String document = OracleFiles.text(DOCUMENT).replaceAll("\\s+", " ");
        assertThat(table.explanations().keySet().stream()
                        .filter(why -> !document.contains(why))
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }
}
