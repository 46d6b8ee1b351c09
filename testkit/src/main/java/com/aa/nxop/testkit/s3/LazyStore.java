package com.aa.nxop.testkit.s3;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts S3Proxy at the first request, so that whoever needs only STS pays nothing for it. Thread-safe. */
final class LazyStore implements AutoCloseable {
    private final Set<String> buckets;
    private @Nullable S3Store store;
    private boolean closed;

    LazyStore(Set<String> buckets) {
        this.buckets = buckets;
    }

    /**
     * Starts it, the first time.
     *
     * @throws IllegalStateException if a dependency is missing, with its name, or after {@link #close()}
     */
    synchronized S3Store started() {
        if (closed) {
            throw new IllegalStateException("The sandbox was closed.");
        }
        S3Store known = store;
        if (known == null) {
            known = start();
            store = known;
        }
        return known;
    }

    synchronized boolean isStarted() {
        return store != null;
    }

    private S3Store start() {
        try {
            return S3Store.start(buckets);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "The sandbox's S3 needs S3Proxy and the AWS SDK's S3 model on the class path: add the dependencies"
                            + " org.gaul:s3proxy and software.amazon.awssdk:s3 (missing: " + e.getMessage() + ").",
                    e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
