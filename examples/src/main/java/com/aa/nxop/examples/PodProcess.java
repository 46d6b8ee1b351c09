package com.aa.nxop.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs an application as a pod would: in a process of its own that has these variables and no others. */
final class PodProcess {
    private PodProcess() {}

    /** Prints what the application prints, indented, and returns its exit code. */
    static int run(Class<?> application, Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                // It starts sooner, and nobody waits for the rest.
                "-XX:TieredStopAtLevel=1",
                // A pod has no ~/.aws either.
                "-Duser.home=" + System.getProperty("java.io.tmpdir") + "/nobody",
                application.getName());
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> System.out.println("     | " + line));
        }
        return process.waitFor();
    }
}
