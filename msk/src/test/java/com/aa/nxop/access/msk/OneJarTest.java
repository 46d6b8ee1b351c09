package com.aa.nxop.access.msk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.msk.onejar.Launcher;
import com.aa.nxop.access.msk.onejar.PoisonedApp;
import com.aa.nxop.access.msk.onejar.PoolApp;
import com.aa.nxop.testkit.NxopSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a process of its own, where the JVM's class path has nothing but a launcher. */
@Tag("full")
@Timeout(120)
final class OneJarTest {
    @RegisterExtension
    static final NxopSandbox sandbox =
            NxopSandbox.builder().msk(msk -> msk.topic("t")).build();

    @TempDir
    Path folder;

    private String run(Class<?> application, String mechanism, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                // On a small machine there is no common pool otherwise.
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3",
                "-Dnxop.msk.mechanism=" + mechanism,
                "-cp",
                launcher().toString(),
                Launcher.class.getName(),
                System.getProperty("java.class.path"),
                application.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(sandbox.environment());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }

    /** The launcher's class alone in a folder. */
    private Path launcher() throws IOException {
        String name = Launcher.class.getName().replace('.', '/') + ".class";
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = Launcher.class.getResourceAsStream("Launcher.class")) {
            Files.write(file, in.readAllBytes());
        }
        return folder;
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_MSK_IAM, properties-in-main",
        "AWS_MSK_IAM, properties-in-pool",
        "OAUTHBEARER, properties-in-main",
        "OAUTHBEARER, properties-in-pool"
    })
    void springKafka4109TheFirstClientOnTheCommonPool(String mechanism, String where) throws Exception {
        assertThat(run(PoolApp.class, mechanism, where)).isEqualTo("""
                written to t
                read: value
                topics: [t]
                """);
    }

    /** From version 4 on, Kafka's own classes are lost to the process when the first client is made where they are not seen. */
    @Test
    void kafkasClassesThatAnotherClientHasSpoiledAreNamed() throws Exception {
        assertThat(run(PoisonedApp.class, "AWS_MSK_IAM")).isEqualTo("""
                another client: ExceptionInInitializerError
                msk-class-loader: Java can no longer use Kafka's own classes in this process. A thread whose class loader does not see \
                them made the first Kafka client.
                """);
    }
}
