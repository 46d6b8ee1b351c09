package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A restart of devtools, which throws the application's class loader away and keeps the process. */
@Tag("full")
final class DevtoolsRestartTest {
    private static List<String> run(NxopSandbox sandbox) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                RestartedApplication.class.getName());
        builder.environment().keySet().removeIf(name -> name.matches("(NXOP|AWS)_.*"));
        builder.environment().putAll(sandbox.environment());
        Path output = Path.of("target", "devtools.txt");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        return Files.readAllLines(output);
    }

    @Test
    void leavesNoThreadBehindAndKeepsTheSession() throws IOException, InterruptedException {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            List<String> output = run(sandbox);
            assertThat(output)
                    .filteredOn("Application: RestartClassLoader"::equals)
                    .hasSize(2);
            assertThat(output).filteredOn("SDK: AppClassLoader"::equals).hasSize(2);
            assertThat(output).filteredOn("Timers: [nxop-access-timer]"::equals).hasSize(2);
            assertThat(output).filteredOn(line -> line.startsWith("Key: ")).hasSize(2);
            assertThat(sandbox.sts().calls())
                    .filteredOn(call -> call.bySession() && call.action().equals("AssumeRole"))
                    .hasSize(1);
        }
    }
}
