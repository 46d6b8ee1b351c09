package com.aa.nxop.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    @TempDir
    Path folder;

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        String table = Table.of(List.of(
                new Line("start", "0.60 s", "0.62 s", Figures.ratio(0.60, 0.62), "not slower", Met.YES),
                new Line("jars", "485 kB", "", "", "< 250 kB", Met.NO),
                Line.notMeasured("JDK 25", "0.45", "not here")));
        assertThat(table).isEqualTo("""
                | what   | ours     | peer   | ratio | target or floor | met          |
                | ------ | -------- | ------ | ----- | --------------- | ------------ |
                | start  | 0.60 s   | 0.62 s | 0.97  | not slower      | yes          |
                | jars   | 485 kB   |        |       | < 250 kB        | **no**       |
                | JDK 25 | not here |        |       | 0.45            | not measured |
                """);
    }

    @Test
    void figuresHaveThreeDigitsAndTimesTheirUnit() {
        assertThat(Figures.of(0)).isEqualTo("0");
        assertThat(Figures.of(0.4567)).isEqualTo("0.46");
        assertThat(Figures.of(21.94)).isEqualTo("21.9");
        assertThat(Figures.of(485.4)).isEqualTo("485");
        assertThat(Figures.time(21.9)).isEqualTo("21.9 ns");
        assertThat(Figures.time(2_970)).isEqualTo("2.97 µs");
        assertThat(Figures.time(72e6)).isEqualTo("72.0 ms");
        assertThat(Figures.time(13.1e9)).isEqualTo("13.1 s");
        assertThat(Figures.ratio(1, 0)).isEmpty();
    }

    @Test
    void theMiddleAndTheUndisturbedMean() {
        assertThat(Figures.median(new double[] {5, 1, 3})).isEqualTo(3);
        assertThat(Figures.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
        assertThat(Figures.undisturbed(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1_000}))
                .isEqualTo(1);
        assertThat(Figures.undisturbed(new double[] {7})).isEqualTo(7);
    }

    @Test
    void theDocumentKeepsWhatStandsAroundTheMarks() throws IOException {
        Path file = Files.writeString(
                folder.resolve("performance.md"),
                "before\n" + PerformanceDocument.BEGIN + "\nold\n" + PerformanceDocument.END + "\nafter\n");
        PerformanceDocument.write(file, "new\n");
        PerformanceDocument.write(file, "newer\n");
        assertThat(file)
                .hasContent("before\n" + PerformanceDocument.BEGIN + "\n\nnewer\n\n" + PerformanceDocument.END
                        + "\nafter\n");
    }

    @Test
    void aDocumentWithoutMarksIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("performance.md"), "nothing here\n");
        assertThatThrownBy(() -> PerformanceDocument.write(file, "new"))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " has no lines <!-- last run: begin --> and <!-- last run: end -->.");
        assertThat(file).hasContent("nothing here\n");
    }
}
