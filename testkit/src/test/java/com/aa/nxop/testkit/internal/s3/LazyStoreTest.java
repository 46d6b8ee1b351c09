package com.aa.nxop.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LazyStoreTest {
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    @Test
    void startsOnceAndHasNoThread() {
        Set<Thread> before = threads();
        LazyStore store = new LazyStore(Set.of("bucket"));
        assertThat(store.isStarted()).isFalse();
        assertThat(store.started()).isSameAs(store.started());
        assertThat(store.isStarted()).isTrue();
        assertThat(threads())
                .filteredOn(thread -> thread.getName().startsWith("S3Proxy"))
                .isSubsetOf(before);
        store.close();
        store.close();
        assertThat(store.isStarted()).isFalse();
    }

    @Test
    void doesNotStartOnceItIsClosed() {
        LazyStore store = new LazyStore(Set.of());
        store.close();
        assertThatThrownBy(store::started)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The sandbox was closed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/org/gaul/s3proxy/", "/software/amazon/awssdk/s3/", "/jakarta/servlet/"})
    void namesTheDependencyThatIsMissing(String missing) throws Exception {
        try (URLClassLoader loader = without(missing)) {
            Class<?> type = loader.loadClass(LazyStore.class.getName());
            Constructor<?> constructor = type.getDeclaredConstructor(Set.class);
            constructor.setAccessible(true);
            Object store = constructor.newInstance(Set.of());
            Method started = type.getDeclaredMethod("started");
            started.setAccessible(true);
            assertThatThrownBy(() -> started.invoke(store))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .message()
                    .matches(
                            "The sandbox's S3 needs S3Proxy and the AWS SDK's S3 model on the class path: add"
                                    + " the dependencies org\\.gaul:s3proxy and software\\.amazon\\.awssdk:s3 \\(missing: [\\w/$.]+\\)\\.");
        }
    }

    private static URLClassLoader without(String part) {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(part))
                .map(LazyStoreTest::url)
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
}
