package com.aa.nxop.testkit.msk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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

    @Test
    void isNobodysConcernWithoutMsk() throws Exception {
        try (URLClassLoader loader = without("/org/apache/kafka/", "/org/scala-lang/", "/org/bouncycastle/")) {
            run(loader, false);
            assertThat(loader.findResource("kafka/server/KafkaConfig.class")).isNull();
        }
    }
}
