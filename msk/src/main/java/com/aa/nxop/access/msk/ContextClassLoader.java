package com.aa.nxop.access.msk;

import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/**
 * JAAS and Kafka look classes up by name with the context class loader of the thread that makes a client. In one jar, or in a plug-in, that of
 * a pool's thread may see none of them.
 */
final class ContextClassLoader {
    private ContextClassLoader() {}

    /** What runs with another context class loader. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** The one that JAAS and Kafka take: the thread's, or the JVM's own if it has none. */
    static ClassLoader ofThread() {
        @Nullable ClassLoader own = Thread.currentThread().getContextClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    /** Whether this class is found by its name on the calling thread, and on those with the JVM's own loader, as the common pool's. */
    static boolean sees(Class<?> type) {
        return type.equals(find(ofThread(), type.getName()))
                && type.equals(find(ClassLoader.getSystemClassLoader(), type.getName()));
    }

    static @Nullable Class<?> find(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** With the loader that has Kafka's own classes. */
    static <T, E extends Exception> T ofKafka(Work<T, E> work) throws E {
        return with(CommonClientConfigs.class.getClassLoader(), work);
    }

    static <T, E extends Exception> T with(ClassLoader loader, Work<T, E> work) throws E {
        Thread thread = Thread.currentThread();
        @Nullable ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
