package com.aa.nxop.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real heap that is full, in a JVM of its own: three of four were without a session for good. */
@Tag("full")
class FullHeapTest {
    @Test
    @Timeout(120)
    void sessionsComeAgainOnceTheHeapIsFree() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullHeap.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(jvm.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(jvm.exitValue()).as(said).isZero();
    }
}
