package com.aa.nxop.testkit.internal.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The testkit on a class path without the server, as those have it who did not ask for it. */
@Tag("full")
class MissingMongoServerTest {
    private static URLClassLoader without(String... parts) {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(parts).noneMatch(entry::contains))
                .map(MissingMongoServerTest::url)
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

    /** Builds and starts a sandbox there, with DocumentDB or without. */
    private static void run(ClassLoader loader, boolean docdb) throws ReflectiveOperationException {
        Class<?> sandbox = loader.loadClass("com.aa.nxop.testkit.NxopSandbox");
        Object builder = sandbox.getMethod("builder").invoke(null);
        if (docdb) {
            Class<?> part = loader.loadClass("com.aa.nxop.testkit.Part");
            Object wanted = Array.newInstance(part, 1);
            Array.set(wanted, 0, part.getField("DOCDB").get(null));
            builder.getClass().getMethod("with", wanted.getClass()).invoke(builder, wanted);
        }
        Object started = builder.getClass().getMethod("start").invoke(builder);
        sandbox.getMethod("close").invoke(started);
    }

    private static Set<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return Stream.concat(
                            files.map(file -> file.getFileName().toString()),
                            Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                    .filter(name -> name.startsWith("nxop-sandbox"))
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/de/bwaldvogel/", "/io/netty/", "/mongo-java-server-memory-backend/", "/netty-handler/"})
    void isSaidWithTheNameOfTheDependency(String missing) throws IOException {
        Set<String> before = leftovers();
        try (URLClassLoader loader = without(missing)) {
            assertThatThrownBy(() -> run(loader, true))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .message()
                    .matches(
                            "The sandbox's DocumentDB needs mongo-java-server on the class path: add the dependency"
                                    + " de\\.bwaldvogel:mongo-java-server \\(missing: (de/bwaldvogel|io/netty)/[\\w/$.]+\\)\\.");
        }
        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void isNobodysConcernWithoutDocumentDb() throws Exception {
        try (URLClassLoader loader = without("/de/bwaldvogel/", "/io/netty/", "/org/mongodb/")) {
            run(loader, false);
            assertThat(loader.findResource("io/netty/channel/Channel.class")).isNull();
        }
    }

    /** The server brings its own BSON: no driver is needed beside it. */
    @Test
    void needsNoDriver() throws Exception {
        try (URLClassLoader loader = without("/org/mongodb/", "/org/apache/kafka/", "/org/scala-lang/")) {
            run(loader, true);
            assertThat(loader.findResource("org/bson/Document.class")).isNull();
        }
    }
}
