package com.aa.nxop.testkit.internal.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The testkit on a class path without the broker, as those have it who did not ask for it. */
@Tag("full")
class MissingKafkaTest {
    private static URLClassLoader without(String... parts) {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(parts).noneMatch(entry::contains))
                .map(MissingKafkaTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Builds and starts a sandbox there, with MSK or without. */
    private static void run(ClassLoader loader, boolean msk) throws ReflectiveOperationException {
        Class<?> sandbox = loader.loadClass("com.aa.nxop.testkit.NxopSandbox");
        Object builder = sandbox.getMethod("builder").invoke(null);
        if (msk) {
            Class<?> part = loader.loadClass("com.aa.nxop.testkit.Part");
            Object all = part.getMethod("values").invoke(null);
            builder.getClass().getMethod("with", all.getClass()).invoke(builder, all);
        }
        Object started = builder.getClass().getMethod("start").invoke(builder);
        sandbox.getMethod("close").invoke(started);
    }

    @Test
    void isSaidWithTheNameOfTheDependency() throws IOException {
        try (URLClassLoader loader = without("/org/apache/kafka/", "/org/scala-lang/")) {
            assertThatThrownBy(() -> run(loader, true))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .message()
                    .matches("The sandbox's MSK needs Apache Kafka's broker on the class path: add the dependency"
                            + " org\\.apache\\.kafka:kafka_2\\.13 \\(missing: [\\w/$.]+\\)\\.");
        }
    }

    @Test
    void isSaidWhereOnlyTheClientsAreThere() throws IOException {
        try (URLClassLoader loader = without("/org/apache/kafka/kafka_2.13/")) {
            assertThatThrownBy(() -> run(loader, true))
                    .cause()
                    .hasMessageContaining("add the dependency org.apache.kafka:kafka_2.13 (missing: kafka/");
        }
    }

    /** As Spring Boot has it: its own version of the clients, beside a broker that is declared with another. */
    @Test
    void namesBothVersionsWhereTheBrokerHasAnotherThanTheClients(@TempDir Path folder) throws IOException {
        Path older = Files.createDirectories(folder.resolve("org/apache/kafka")).resolve("kafka-clients-4.2.2.jar");
        withoutCompression(jar("/kafka-clients/"), older);
        String broker = version(jar("/kafka_2.13/"));
        try (URLClassLoader loader = with(older, "/kafka-clients/")) {
            assertThatThrownBy(() -> run(loader, true))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .message()
                    .matches("\\QThe sandbox's MSK needs these jars in one version, but the class path has 4.2.2 of"
                            + " org.apache.kafka:kafka-clients; and " + broker + " of org.apache.kafka:kafka_2.13,"
                            + " org.apache.kafka:kafka-metadata, org.apache.kafka:kafka-raft, org.apache.kafka:kafka-server,"
                            + " org.apache.kafka:kafka-server-common. Give all of them the same version, for example 4.2.2, that of"
                            + " org.apache.kafka:kafka-clients (it failed at: \\E[\\w/$.]*CompressionType\\).");
        }
    }

    private static String jar(String part) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static String version(String jar) {
        return jar.replaceFirst(".*-(\\d[\\d.]*)\\.jar$", "$1");
    }

    private static URLClassLoader with(Path jar, String inPlaceOf) {
        URL[] path = Stream.concat(
                        Stream.of(jar.toString()),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> !entry.contains(inPlaceOf)))
                .map(MissingKafkaTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    }

    /** Older clients, as far as the broker can tell: without a class that it needs. */
    private static void withoutCompression(String from, Path to) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(Path.of(from)));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().endsWith("/CompressionType.class")) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
    }

    @Test
    void isNobodysConcernWithoutMsk() throws Exception {
        try (URLClassLoader loader = without("/org/apache/kafka/", "/org/scala-lang/", "/org/bouncycastle/")) {
            run(loader, false);
            assertThat(loader.findResource("kafka/server/KafkaConfig.class")).isNull();
        }
    }
}
