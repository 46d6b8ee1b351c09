package com.aa.nxop.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the table as the picture shows it.
 *
 * @param ratio ours by the peer's
 * @param more whether more is better: what happens in a second
 */
record Bar(String what, double ratio, boolean more, boolean missed) {
    private static final int COLUMNS = 6;

    /** The lines of all tables of a text that compare ours with a peer. The peer of the sandbox's start does nothing: that is a floor. */
    static List<Bar> of(String markdown) {
        return markdown.lines().flatMap(line -> read(line).stream()).toList();
    }

    private static Optional<Bar> read(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).skip(1).map(String::strip).toList();
        if (!line.startsWith("| ")
                || cells.size() <= COLUMNS
                || !cells.get(3).matches("\\d.*")
                || cells.get(2).contains("a JVM that does nothing")) {
            return Optional.empty();
        }
        double ratio = Double.parseDouble(cells.get(3).split(",", 2)[0]);
        String what = cells.get(0).replaceFirst(", against the same client with static keys", "");
        return Optional.of(
                new Bar(what, ratio, cells.get(1).endsWith("/s"), cells.get(5).contains(Met.NO.text())));
    }

    String figure() {
        return String.format(Locale.ROOT, "%.2f", ratio) + (missed ? ", target missed" : "");
    }
}
