package com.aa.nxop.benchmarks.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Java process that has a pod's variables and no others. */
public final class Pod {
    private static final double MEBIBYTE = 1024.0;
    /** Linux counts processor time in hundredths of a second (USER_HZ). */
    private static final double TICKS = 100;

    private Pod() {}

    /**
     * What a process needed until it printed its first line.
     *
     * @param wall seconds since it was started
     * @param cpu seconds of all its threads
     * @param peak of its resident memory, in MiB (VmHWM)
     */
    public record Cost(double wall, double cpu, double peak) {}

    /**
     * Starts one, waits for its first line, looks at it, and ends it by ending its input.
     *
     * @throws IOException if it printed none
     */
    public static Cost firstLine(Path java, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start(java, arguments, environment);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            if (output.readLine() == null) {
                throw new IOException("Ended without a word: " + arguments);
            }
            return cost(process, start);
        } finally {
            process.outputWriter().close();
            process.waitFor();
        }
    }

    /**
     * The same until it prints this line; then it is told to end.
     *
     * @throws IOException if it never printed that
     */
    public static Cost untilLine(String wanted, Path java, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start(java, arguments, environment);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); !wanted.equals(line); line = output.readLine()) {
                if (line == null) {
                    throw new IOException("Ended before it was " + wanted + ": " + arguments);
                }
            }
            return cost(process, start);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Process start(Path java, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Cost cost(Process process, long start) throws IOException {
        double wall = (System.nanoTime() - start) / 1e9;
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        return new Cost(wall, cpu(proc), peak(proc));
    }

    /** Fields 14 and 15 of proc_pid_stat(5); the second, a name in brackets, may hold spaces. */
    private static double cpu(Path proc) throws IOException {
        String stat = Files.readString(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS;
    }

    private static double peak(Path proc) throws IOException {
        try (Stream<String> lines = Files.lines(proc.resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / MEBIBYTE;
        }
    }
}
