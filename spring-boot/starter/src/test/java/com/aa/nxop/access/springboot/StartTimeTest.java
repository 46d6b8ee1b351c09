package com.aa.nxop.access.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.Endpoint;
import com.aa.nxop.testkit.Fault;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * From the start of the process until the application is ready, with the starter and with static keys, in turns. On a machine that does other work
 * the numbers say little.
 */
@Tag("long")
final class StartTimeTest {
    private static final int RUNS = 5;
    private static final Map<String, String> STATIC_KEYS = Map.of(
            "NXOP_ENABLED", "false",
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "example");

    /** In milliseconds. */
    private static long start(Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dspring.devtools.restart.enabled=false",
                "-cp",
                System.getProperty("java.class.path"),
                TimedApplication.class.getName());
        builder.environment().keySet().removeIf(name -> name.matches("(NXOP|AWS)_.*"));
        builder.environment().putAll(variables);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        long begin = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.lines().anyMatch(line -> line.equals(TimedApplication.READY)))
                    .isTrue();
            return Duration.ofNanos(System.nanoTime() - begin).toMillis();
        } finally {
            process.destroyForcibly();
        }
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(RUNS / 2).findFirst().orElseThrow();
    }

    @Test
    @Timeout(300)
    void theStarterCostsTheStartNothing() throws IOException {
        List<Long> keys = new ArrayList<>();
        List<Long> starter = new ArrayList<>();
        List<Long> slow = new ArrayList<>();
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            for (int i = 0; i < RUNS; i++) {
                keys.add(start(STATIC_KEYS));
                starter.add(start(sandbox.environment()));
                sandbox.faults(Endpoint.STS).inject(Fault.latency(Duration.ofSeconds(1)));
                slow.add(start(sandbox.environment()));
            }
        }
        String times = "static keys " + keys + ", starter " + starter + ", STS takes a second " + slow;
        System.out.println("Milliseconds until ready: " + times);
        assertThat(median(starter)).as(times).isLessThanOrEqualTo(median(keys) * 102 / 100);
        assertThat(median(slow)).as(times).isLessThanOrEqualTo(median(keys) * 105 / 100);
    }
}
