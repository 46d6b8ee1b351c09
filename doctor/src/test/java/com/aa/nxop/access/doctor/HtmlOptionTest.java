package com.aa.nxop.access.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aa.nxop.access.fakes.SpecialFile;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --html}: beside the text, beside JSON, or alone. */
@Tag("full")
@Timeout(30)
final class HtmlOptionTest {
    private static final Map<String, String> WRONG = Map.of("NXOP_ROLE", "x");

    @TempDir
    private Path folder;

    private String refused(String file) {
        Told told = Told.with(WRONG, "--html", file);
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        return told.err().lines().findFirst().orElseThrow();
    }

    @Test
    void theTextStaysAsItIs() throws IOException {
        Path file = folder.resolve("report.html");
        Told told = Told.with(WRONG, "--html", file.toString());
        assertThat(told.exit()).isOne();
        assertThat(told.out()).isEqualTo(Told.with(WRONG).out());
        assertThat(Files.readString(file))
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n")
                .contains("<h1>Access to the NXOP account does not work</h1>", "config-invalid")
                .endsWith("</html>\n");
    }

    @Test
    void soDoesTheJson() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "an older page ".repeat(10_000));
        Told told = Told.with(WRONG, "--json", "--html", file.toString());
        assertThat(told.exit()).isOne();
        assertThat(told.out()).isEqualTo(Told.with(WRONG, "--json").out());
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").doesNotContain("an older page");
    }

    /** A container's file system is often read-only: the page comes out through kubectl exec. */
    @Test
    void aDashIsStandardOutput() {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            Told told = Told.in(sandbox, "--html", "-");
            assertThat(told.exit()).isZero();
            assertThat(told.out())
                    .startsWith("<!DOCTYPE html>\n")
                    .contains("<h1>Access to the NXOP account works</h1>")
                    .endsWith("</html>\n");
            assertThat(told.err()).contains("assume-role: arn:aws:iam::178549792225:role/example-role: ok");
        }
    }

    @Test
    void jsonAndAPageDoNotShareStandardOutput() {
        Told told = Told.with(WRONG, "--json", "--html", "-");
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.err())
                .startsWith("'--json' and '--html -' both want standard output: give '--html' the name of a file\n");
    }

    @Test
    void aFileThatCannotBeIsSaidBeforeTheDiagnosis() throws IOException {
        assertThat(refused(folder.toString()))
                .isEqualTo("Invalid value for option '--html': the file " + folder + " is a directory.");
        assertThat(refused(folder.resolve("no/such/page.html").toString()))
                .isEqualTo(
                        "Invalid value for option '--html': there is no directory " + folder.resolve("no/such") + ".");
        assertThat(refused("a\u0000b")).isEqualTo("Invalid value for option '--html': a?b is not a file name.");
    }

    /** Nobody reads the pipe: the Doctor would wait for ever. */
    @Test
    void aPipeIsNoFileForAPage() {
        assumeTrue(SpecialFile.areKnown());
        Path pipe = SpecialFile.fifo(folder.resolve("pipe"));
        assertThat(refused(pipe.toString()))
                .isEqualTo("Invalid value for option '--html': the file " + pipe + " is not a regular file.");
    }
}
