package com.aa.nxop.benchmarks.report;

import java.util.Arrays;
import java.util.Locale;

/** Numbers as people read them, and the few statistics that the rows need. */
public final class Figures {
    private Figures() {}

    /** With about three digits. */
    public static String of(double value) {
        if (value == 0 || Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }

    /** A time in the unit that suits it. */
    public static String time(double nanos) {
        if (nanos < 1e3) {
            return of(nanos) + " ns";
        }
        if (nanos < 1e6) {
            return of(nanos / 1e3) + " µs";
        }
        return nanos < 1e9 ? of(nanos / 1e6) + " ms" : of(nanos / 1e9) + " s";
    }

    public static String ratio(double ours, double peer) {
        return peer == 0 ? "" : of(ours / peer);
    }

    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The mean without the slowest tenth, in which the machine did something else. */
    public static double undisturbed(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(sorted, 0, Math.max(1, sorted.length * 9 / 10))
                .average()
                .orElse(0);
    }
}
