package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.benchmarks.report.Figures;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH says of one method: the time of a call, and what it allocates. */
record JmhScore(double nanos, double bytes) {
    String text() {
        return Figures.time(nanos) + ", " + Figures.of(Math.rint(bytes)) + " B";
    }

    static JmhScore get(Map<String, JmhScore> scores, String name) {
        JmhScore score = scores.get(name);
        if (score == null) {
            throw new IllegalStateException("JMH did not measure " + name);
        }
        return score;
    }

    /** Measures all methods of that class, by their names. */
    static Map<String, JmhScore> of(Class<?> benchmarks, int threads) throws RunnerException {
        Map<String, JmhScore> scores = new HashMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(benchmarks.getName() + "\\.")
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
                    new JmhScore(
                            result.getPrimaryResult().getScore(),
                            Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                                    .getScore()));
        }
        return scores;
    }
}
