package com.aa.nxop.benchmarks;

import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Machine;
import com.aa.nxop.benchmarks.report.Met;
import com.aa.nxop.benchmarks.report.PerformanceDocument;
import com.aa.nxop.benchmarks.report.Table;
import com.aa.nxop.benchmarks.rows.ConnectRow;
import com.aa.nxop.benchmarks.rows.ExampleRow;
import com.aa.nxop.benchmarks.rows.FirstLoadRow;
import com.aa.nxop.benchmarks.rows.FirstUseRow;
import com.aa.nxop.benchmarks.rows.FlightRecordsRow;
import com.aa.nxop.benchmarks.rows.HourRow;
import com.aa.nxop.benchmarks.rows.JarsRow;
import com.aa.nxop.benchmarks.rows.RefusalRow;
import com.aa.nxop.benchmarks.rows.ResolveRow;
import com.aa.nxop.benchmarks.rows.Row;
import com.aa.nxop.benchmarks.rows.SandboxS3Row;
import com.aa.nxop.benchmarks.rows.SandboxStartRow;
import com.aa.nxop.benchmarks.rows.SlowRefreshRow;
import com.aa.nxop.benchmarks.rows.StartRow;
import com.aa.nxop.benchmarks.rows.ThroughputRow;
import com.aa.nxop.benchmarks.world.JavaHomes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures everything, side by side with what people would use instead, and prints one table. Run by {@code ./mvnw -q -Pbenchmarks} in the
 * project's folder; {@code -Dnxop.rows=1,4} measures some rows only, {@code -Dnxop.docs.write=true} also puts the table into
 * docs/internals/performance.md. Ends with 1 if a row could not be measured; a target that is not met is reported and is not a failure.
 */
public final class AllBenchmarks {
    private static final Path DOCUMENT = Path.of("docs", "internals", "performance.md");

    private AllBenchmarks() {}

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put("1", new ResolveRow());
        rows.put("2", new StartRow());
        rows.put("4", new FirstLoadRow(Duration.ofSeconds(8)));
        rows.put("5", new RefusalRow());
        rows.put("6", new SlowRefreshRow());
        rows.put("7", new HourRow());
        rows.put("8", new ThroughputRow());
        rows.put("9", new ConnectRow());
        rows.put("10", new JarsRow());
        rows.put("11", new ExampleRow());
        rows.put("12", new SandboxStartRow());
        rows.put("13", new SandboxS3Row());
        rows.put("14", new FirstUseRow());
        rows.put("15", new FlightRecordsRow());
        return rows;
    }

    public static void main(String[] arguments) throws IOException {
        Set<String> wanted = Set.of(System.getProperty("nxop.rows", "").split(",", -1));
        String machine =
                Machine.describe(JavaHomes.other().map(JavaHomes::version).orElse(""));
        List<Line> lines = new ArrayList<>();
        boolean failed = false;
        long start = System.nanoTime();
        for (Map.Entry<String, Row> row : rows().entrySet()) {
            if (wanted.contains("") || wanted.contains(row.getKey())) {
                System.err.println("Row " + row.getKey() + " of the table ...");
                try {
                    lines.addAll(row.getValue().measure());
                } catch (Exception e) {
                    e.printStackTrace();
                    failed = true;
                    lines.add(new Line("row " + row.getKey() + " failed", "", "", "", "", Met.NO));
                }
            }
        }
        String text =
                "Measured in " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s on " + machine + ".\n\n"
                        + Table.of(lines) + "\n" + new JarsRow().notes();
        System.out.println(text);
        if (Boolean.getBoolean("nxop.docs.write") && !failed) {
            PerformanceDocument.write(DOCUMENT, text);
        }
        System.exit(failed ? 1 : 0); // Whatever a client's threads still do.
    }
}
