package com.aa.nxop.benchmarks.world;

import com.aa.nxop.access.NxopConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The sandbox, in a process of its own: what it does costs what is measured neither time nor memory. Not thread-safe. */
public final class World implements AutoCloseable {
    public static final String TOPIC = "nxop-benchmarks";
    public static final String BUCKET = "nxop-example-data";
    public static final String DATABASE = "nxop_example";
    public static final String KEY = "benchmark";

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter commands;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private World(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        for (String line = read(); !line.equals("ready"); line = read()) {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, equals), line.substring(equals + 1));
        }
    }

    /**
     * Starts one.
     *
     * @param parts {@code msk}, {@code docdb}, or how long a session lasts: {@code PT4M}
     */
    public static World start(String... parts) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                SandboxProcess.class.getName()));
        command.addAll(List.of(parts));
        try {
            return new World(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables that a pod would see. */
    public Map<String, String> environment() {
        return environment;
    }

    public NxopConfig config() {
        return NxopConfig.fromEnvironment(environment);
    }

    /** How many requests have come to STS. */
    public int requests() {
        return Integer.parseInt(ask("requests"));
    }

    /** How many sessions STS has given to holders of other sessions, as the second hop is. */
    public int sessions() {
        return Integer.parseInt(ask("sessions"));
    }

    public String brokers() {
        return ask("brokers");
    }

    /** Host and port of the database. */
    public String documents() {
        return ask("documents");
    }

    /** From now on STS answers late. */
    public void slow(Duration latency) {
        ask("latency " + latency);
    }

    public void wellAgain() {
        ask("well");
    }

    /** From now on the NXOP role trusts nobody. */
    public void refuse() {
        ask("refuse");
    }

    /** Moves the sandbox's time on. */
    public void advance(Duration step) {
        ask("advance " + step);
    }

    private String ask(String command) {
        commands.println(command);
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("The sandbox has ended.");
        }
        return line;
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
