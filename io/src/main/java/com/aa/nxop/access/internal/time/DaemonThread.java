package com.aa.nxop.access.internal.time;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes threads that keep nothing of the thread that makes them: neither the class loader of a web application that is to be redeployed,
 * nor its access control context, nor the values of its inheritable thread locals.
 */
public final class DaemonThread {
    private DaemonThread() {}

    @SuppressWarnings(
            "removal") // JDK 17 has no other way to leave out the caller's access control context; JDK 24 keeps none.
    public static Thread of(Runnable task, String name) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setDaemon(true);
            // An error that nobody expected may hold anything, and the JVM would print it.
            thread.setUncaughtExceptionHandler((failed, error) -> {});
            thread.setContextClassLoader(DaemonThread.class.getClassLoader());
            return thread;
        });
    }
}
