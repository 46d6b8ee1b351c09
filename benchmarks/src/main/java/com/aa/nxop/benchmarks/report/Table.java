package com.aa.nxop.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lines as a table of Markdown that can also be read as it is. */
public final class Table {
    private static final List<String> HEAD = List.of("what", "ours", "peer", "ratio", "target or floor", "met");

    private Table() {}

    public static String of(List<Line> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        lines.forEach(line -> rows.add(List.of(
                line.what(),
                line.ours(),
                line.peer(),
                line.ratio(),
                line.target(),
                line.met().text())));
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        rows.add(1, widths.stream().map("-"::repeat).toList());
        return rows.stream().map(row -> text(row, widths)).collect(Collectors.joining());
    }

    private static String text(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(
                        i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
