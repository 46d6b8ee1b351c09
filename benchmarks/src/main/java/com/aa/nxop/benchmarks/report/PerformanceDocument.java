package com.aa.nxop.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** docs/internals/performance.md, in which the last run's table stands between two marks. */
public final class PerformanceDocument {
    static final String BEGIN = "<!-- last run: begin -->";
    static final String END = "<!-- last run: end -->";
    /** Beside the page. */
    static final String PICTURE = "performance.svg";

    private PerformanceDocument() {}

    /**
     * Puts the text between the marks, and draws its picture.
     *
     * @throws IOException if the file cannot be read or written, or has no marks
     */
    public static void write(Path file, String text) throws IOException {
        String old = Files.readString(file);
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(file + " has no lines " + BEGIN + " and " + END + ".");
        }
        String page = old.substring(0, begin + BEGIN.length()) + "\n\n" + text.strip() + "\n\n" + old.substring(end);
        Files.writeString(file, page);
        Files.writeString(file.resolveSibling(PICTURE), BarPicture.of(page));
    }
}
