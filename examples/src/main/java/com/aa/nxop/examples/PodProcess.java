package com.aa.nxop.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs an application as a pod would: in a process of its own that has these variables and no others. */
final class PodProcess {
    private PodProcess() {}

    /** Prints what the application prints, indented, and returns its exit code. */
    static int run(Class<?> application, Map<String, String> variables) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It starts sooner, and nobody waits for the rest.
        command.add("-XX:TieredStopAtLevel=1");
        // What this process was started with helps that one, too: a simple garbage collector, large pages.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:+"))
                .forEach(command::add);
        // A pod has no ~/.aws either.
        command.add("-Duser.home=" + System.getProperty("java.io.tmpdir") + "/nobody");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), application.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> System.out.println("     | " + line));
        }
        return process.waitFor();
    }
}
