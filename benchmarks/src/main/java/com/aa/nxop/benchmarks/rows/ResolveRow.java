package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** {@link Resolve} with JMH, in one thread and in two. */
public final class ResolveRow implements Row {
    private static final double TARGET = 0.45;
    /** The second thread may cost as much and no more: the machine has two cores, and the JVM's own threads. */
    private static final double SLOWDOWN = 1.15;
    /** Bytes: what JMH itself allocates is divided by fewer calls than one would think. */
    private static final double NOTHING = 0.05;

    @Override
    public List<Line> measure() throws RunnerException {
        List<Line> lines = new ArrayList<>();
        Map<String, JmhScore> one = JmhScore.of(Resolve.class, 1);
        Map<String, JmhScore> two = JmhScore.of(Resolve.class, 2);
        lines.add(line("resolveCredentials(), valid session, 1 thread", one, true));
        lines.add(line(
                "the same, 2 threads, each",
                two,
                JmhScore.get(two, "ours").nanos()
                        <= SLOWDOWN
                                * JmhScore.get(two, "clock").nanos()
                                / JmhScore.get(one, "clock").nanos()
                                * JmhScore.get(one, "ours").nanos()));
        return lines;
    }

    private static Line line(String what, Map<String, JmhScore> scores, boolean noSlowdown) {
        JmhScore ours = JmhScore.get(scores, "ours");
        JmhScore peer = JmhScore.get(scores, "sync");
        return new Line(
                what,
                ours.text(),
                peer.text() + " (async " + JmhScore.get(scores, "async").text() + ")",
                Figures.ratio(ours.nanos(), peer.nanos()),
                "≤ " + TARGET + ", 0 B; floor: the clock, "
                        + Figures.time(JmhScore.get(scores, "clock").nanos()),
                Met.of(ours.nanos() <= TARGET * peer.nanos() && ours.bytes() < NOTHING && noSlowdown));
    }
}
