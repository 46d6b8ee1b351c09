package com.aa.nxop.testkit.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import org.junit.jupiter.api.Test;

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

    @Test
    void namesTheDependencyThatIsMissing() throws Exception {
        Class<?> type = new WithoutS3Proxy().loadClass(LazyStore.class.getName());
        Constructor<?> constructor = type.getDeclaredConstructor(Set.class);
        constructor.setAccessible(true);
        Object store = constructor.newInstance(Set.of());
        Method started = type.getDeclaredMethod("started");
        started.setAccessible(true);
        assertThatThrownBy(() -> started.invoke(store))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "The sandbox's S3 needs S3Proxy and the AWS SDK's S3 model on the class path: add"
                                + " the dependencies org.gaul:s3proxy and software.amazon.awssdk:s3 (missing: org/gaul/s3proxy/");
    }

    /** As a class path without org.gaul:s3proxy: it defines this package anew, and does not find that one. */
    private static final class WithoutS3Proxy extends ClassLoader {
        WithoutS3Proxy() {
            super(LazyStoreTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.gaul.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("com.aa.nxop.testkit.s3.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
