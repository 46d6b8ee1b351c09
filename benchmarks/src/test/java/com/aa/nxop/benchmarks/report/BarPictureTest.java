package com.aa.nxop.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code -Dnxop.docs.write=true} draws the picture of the page's table again. */
class BarPictureTest {
    private static final Path PAGES = Path.of("..", "docs", "internals");

    @Test
    void thePictureIsThatOfThePagesTable() throws IOException {
        String page = Files.readString(PAGES.resolve("performance.md"));
        Path picture = PAGES.resolve(PerformanceDocument.PICTURE);
        if (Boolean.getBoolean("nxop.docs.write")) {
            Files.writeString(picture, BarPicture.of(page));
        }
        assertThat(picture).as("draw it with -Dnxop.docs.write=true").content().isEqualTo(BarPicture.of(page));
        assertThat(page).contains("](" + PerformanceDocument.PICTURE + ")");
    }

    @Test
    void eachLineWithARatioIsABar() {
        String table = Table.of(List.of(
                new Line("start, as it is", "0.60 s", "0.62 s", "0.97, CPU 0.99", "not slower", Met.YES),
                new Line("find, against the same client with static keys", "90/s", "100/s", "0.90", "≥ 0.98", Met.NO),
                new Line("the sandbox", "0.75 s", "0.04 s (a JVM that does nothing)", "19.4", "≤ 0.60 s", Met.NO),
                new Line("jars", "485 kB", "", "", "< 250 kB", Met.NO)));
        assertThat(Bar.of("# A page\n\n" + table + "\n| one | cell |\n"))
                .containsExactly(new Bar("start, as it is", 0.97, false, false), new Bar("find", 0.90, true, true));
        assertThat(BarPicture.of(table))
                .contains(">start, as it is<", ">0.97<", ">0.90, target missed<", "class=\"missed\"")
                .containsSubsequence("Less is better", ">start", "More is better", ">find");
    }
}
