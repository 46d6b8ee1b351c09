package com.aa.nxop.access.springboot;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Hands the application's access from the start of the environment over to the context. Where a test has added settings to the environment since,
 * the access is made again. Thread-safe.
 */
final class AccessHandover {
    private @Nullable PreparedAccess current; // guarded by this
    private boolean closed; // guarded by this

    synchronized PreparedAccess prepare(EnvironmentSettings settings) {
        PreparedAccess known = current;
        if (known == null || !known.settings().equals(settings)) {
            if (known != null) {
                known.close();
            }
            if (closed) {
                throw new IllegalStateException("The application context is closed.");
            }
            known = PreparedAccess.start(settings);
            current = known;
        }
        return known;
    }

    PreparedAccess prepare(Environment environment) {
        return prepare(EnvironmentSettings.of(environment));
    }

    synchronized void close() {
        closed = true;
        PreparedAccess known = current;
        if (known != null) {
            known.close();
        }
    }
}
