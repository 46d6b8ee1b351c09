package com.aa.nxop.proofs.engines;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An engine in a JVM of its own, with the variables of the pod, as a pod starts it. */
final class EngineProcess implements AutoCloseable {
    private final Process process;
    private final Path log;

    private EngineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * @param engine the module whose class path it runs on
     * @param log what it writes
     */
    static EngineProcess start(
            String engine,
            Map<String, String> variables,
            Path log,
            List<String> options,
            String main,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Short lives: quick to start counts more than quick to run.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx768m"));
        command.addAll(
                List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Duser.language=en", "-Duser.timezone=UTC"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(engine), main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(variables);
        return new EngineProcess(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    }

    /** The engine, the SDK, and what the proof adds. */
    static String classPath(String engine) throws IOException {
        return jar(engine)
                + File.pathSeparator
                + Files.readString(target(engine).resolve("class-path.txt"));
    }

    /** What the proof adds. */
    static Path jar(String engine) throws IOException {
        try (Stream<Path> files = Files.list(target(engine))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path target(String engine) {
        return Path.of("..", engine, "target").toAbsolutePath().normalize();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line, on its standard input. */
    void type(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** The exit code. */
    int await(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("It still runs after " + seconds + " s:\n" + output());
        }
        return process.exitValue();
    }

    /** As kubelet ends it. */
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
