package com.aa.nxop.benchmarks.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the scripts in {@code examples/image} make of an application, in a temporary folder. */
public record Image(Path folder) implements AutoCloseable {
    private static final Path SCRIPTS = Path.of("examples", "image");

    /**
     * Runs the script.
     *
     * @param pod the variables for the training run
     * @throws IOException with what it said, if it fails
     */
    public static Image build(Path javaHome, Class<?> application, List<Path> classPath, Map<String, String> pod)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(application.getName()));
        classPath.forEach(jar -> arguments.add(jar.toString()));
        return made("build-runtime.sh", javaHome, arguments, pod);
    }

    /**
     * The example application's.
     *
     * @throws IOException with what the script said, if it fails
     */
    public static Image example(Path javaHome) throws IOException, InterruptedException {
        return made("build-example.sh", javaHome, List.of(), Map.of());
    }

    private static Image made(String script, Path javaHome, List<String> arguments, Map<String, String> pod)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("nxop-image");
        List<String> command =
                new ArrayList<>(List.of("sh", SCRIPTS.resolve(script).toString(), folder.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(pod);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        Process process = builder.start();
        process.outputWriter().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(script + " failed: " + said);
        }
        return new Image(folder);
    }

    /** Starts the application. */
    public Path run() {
        return folder.resolve("run");
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
