package com.aa.nxop.proofs.adapter;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The Doctor as a pod starts it.
 *
 * @param out what it printed
 */
record DoctorProcess(int exit, String out) {
    static DoctorProcess run(String classPath, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "com.aa.nxop.access.doctor.Doctor"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.redirectError(Path.of("target", "doctor.txt").toFile());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new DoctorProcess(process.waitFor(), out);
    }

    static String withAdapter() {
        return System.getProperty("java.class.path");
    }

    static String withoutAdapter() {
        return Arrays.stream(withAdapter().split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("target/classes")
                        || !Path.of(entry).startsWith(Path.of("").toAbsolutePath()))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
