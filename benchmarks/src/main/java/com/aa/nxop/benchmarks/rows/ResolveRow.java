package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Figures;
import com.aa.nxop.benchmarks.report.Line;
import com.aa.nxop.benchmarks.report.Met;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@link Resolve} with JMH, in one thread and in two. */
public final class ResolveRow implements Row {
    private static final double TARGET = 0.45;
    /** The second thread may cost as much and no more: the machine has two cores, and the JVM's own threads. */
    private static final double SLOWDOWN = 1.15;
    /** Bytes: what JMH itself allocates is divided by fewer calls than one would think. */
    private static final double NOTHING = 0.05;

    private record Score(double nanos, double bytes) {
        String text() {
            return Figures.time(nanos) + ", " + Figures.of(Math.rint(bytes)) + " B";
        }
    }

    @Override
    public List<Line> measure() throws RunnerException {
        List<Line> lines = new ArrayList<>();
        Map<String, Score> one = run(1);
        Map<String, Score> two = run(2);
        lines.add(line("resolveCredentials(), valid session, 1 thread", one, true));
        lines.add(line(
                "the same, 2 threads, each",
                two,
                get(two, "ours").nanos
                        <= SLOWDOWN * get(two, "clock").nanos / get(one, "clock").nanos * get(one, "ours").nanos));
        return lines;
    }

    private static Line line(String what, Map<String, Score> scores, boolean noSlowdown) {
        Score ours = get(scores, "ours");
        Score peer = get(scores, "sync");
        return new Line(
                what,
                ours.text(),
                peer.text() + " (async " + get(scores, "async").text() + ")",
                Figures.ratio(ours.nanos, peer.nanos),
                "≤ " + TARGET + ", 0 B; floor: the clock, " + Figures.time(get(scores, "clock").nanos),
                Met.of(ours.nanos <= TARGET * peer.nanos && ours.bytes < NOTHING && noSlowdown));
    }

    private static Score get(Map<String, Score> scores, String name) {
        Score score = scores.get(name);
        if (score == null) {
            throw new IllegalStateException("JMH did not measure " + name);
        }
        return score;
    }

    private static Map<String, Score> run(int threads) throws RunnerException {
        Map<String, Score> scores = new HashMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(Resolve.class.getName() + "\\.")
                        .threads(threads)
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(6)
                        .measurementTime(TimeValue.milliseconds(500))
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend("-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run()) {
            String name = result.getParams().getBenchmark();
            scores.put(
                    name.substring(name.lastIndexOf('.') + 1),
                    new Score(
                            result.getPrimaryResult().getScore(),
                            Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                                    .getScore()));
        }
        return scores;
    }
}
