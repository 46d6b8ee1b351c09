package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** {@link FlightRecordsOff} with JMH. A call with a session at hand makes no event: row 1 has its price. */
public final class FlightRecordsRow implements Row {
    /** Nanoseconds, for each attempt and each wait: either takes milliseconds. */
    private static final double MOST = 1_000;

    @Override
    public List<Line> measure() throws RunnerException {
        Map<String, JmhScore> scores = JmhScore.of(FlightRecordsOff.class, 1);
        JmhScore attempt = JmhScore.get(scores, "attempt");
        JmhScore waiting = JmhScore.get(scores, "waiting");
        return List.of(new Line(
                "JFR events, nothing recorded: for each attempt, and each wait",
                attempt.text() + "; " + waiting.text(),
                "",
                "",
                "≤ 1 µs",
                Met.of(attempt.nanos() <= MOST && waiting.nanos() <= MOST)));
    }
}
