package com.aa.nxop.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What the numbers were measured on, without a name. */
public final class Machine {
    private Machine() {}

    public static String describe(String otherJdk) {
        Runtime runtime = Runtime.getRuntime();
        return runtime.availableProcessors() + " cores" + model() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", JDK " + Runtime.version() + " ("
                + System.getProperty("java.vm.vendor") + ")"
                + (otherJdk.isEmpty() ? "" : " and JDK " + otherJdk) + load();
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Numbers that were measured beside other work are to be known as such. */
    private static String load() {
        try {
            String average = Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
            return String.format(Locale.ROOT, ", load %s when it began", average);
        } catch (IOException e) {
            return "";
        }
    }
}
