package com.aa.nxop.access.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.testkit.NxopSandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** What docs/guide/security.md says of the heap after the close, seen in the heap of a process. */
@Tag("full")
@Timeout(120)
class HeapAfterCloseTest {
    @Test
    void noTokenIsLeftAndTheSecretKeyOnlyInTheSignersCache(@TempDir Path folder) throws Exception {
        try (NxopSandbox sandbox = NxopSandbox.builder().start()) {
            put(sandbox);
            Path heap = folder.resolve("heap.hprof");
            List<String> said = run(sandbox.environment(), heap);
            String dump = Files.readString(heap, StandardCharsets.ISO_8859_1);
            String secretKey = movedBack(said.get(0));
            // Not by their texts, or a failure would print the heap.
            assertThat(occurrences(dump, movedBack(said.get(1))))
                    .as("the session's token")
                    .isZero();
            assertThat(occurrences(
                            dump, Files.readString(sandbox.token().file()).strip()))
                    .as("the pod's token")
                    .isZero();
            assertThat(occurrences(dump, secretKey))
                    .as("the secret key")
                    .isEqualTo(occurrences(dump, secretKey + "-us-east-1-s3"));
        }
    }

    private static int occurrences(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static void put(NxopSandbox sandbox) {
        try (com.aa.nxop.access.NxopAccess nxop = com.aa.nxop.access.NxopAccess.of(
                        com.aa.nxop.access.NxopConfig.fromEnvironment(sandbox.environment()));
                var s3 = NxopS3.client(nxop)) {
            s3.putObject(put -> put.bucket("nxop-example-data").key("hello"), RequestBody.fromString("Hello"));
        }
    }

    private static List<String> run(Map<String, String> environment, Path heap) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The JDK keeps an idle connection, and with it the last request, for some seconds: that is no matter
                // of the close.
                "-Dhttp.keepAlive=false",
                "-cp",
                System.getProperty("java.class.path"),
                ClosedAccess.class.getName(),
                heap.toString());
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process jvm = builder.start();
        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor()).isZero();
        return said.lines().toList();
    }

    private static String movedBack(String text) {
        return text.chars().mapToObj(c -> String.valueOf((char) (c - 1))).collect(Collectors.joining());
    }
}
