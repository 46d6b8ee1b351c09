package com.aa.nxop.testkit.internal.s3;

import com.aa.nxop.testkit.internal.classpath.Library;
import com.aa.nxop.testkit.internal.classpath.Requirement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts S3Proxy at the first request, so that a test that needs only STS pays nothing for it. Thread-safe. */
final class LazyStore implements AutoCloseable {
    private static final Requirement REQUIRED = new Requirement(
            "S3",
            "S3Proxy and the AWS SDK's S3 model",
            "dependencies org.gaul:s3proxy and software.amazon.awssdk:s3",
            List.of(
                    List.of(
                            new Library("software.amazon.awssdk:sdk-core", "software.amazon.awssdk.core.SdkClient"),
                            new Library("software.amazon.awssdk:aws-core", "software.amazon.awssdk.awscore.AwsClient"),
                            new Library(
                                    "software.amazon.awssdk:s3",
                                    "software.amazon.awssdk.services.s3.model.S3Exception")),
                    List.of(new Library("org.gaul:s3proxy", "org.gaul.s3proxy.S3ProxyHandler")),
                    List.of(new Library(
                            "jakarta.servlet:jakarta.servlet-api", "jakarta.servlet.http.HttpServletRequest"))));

    private final Set<String> buckets;
    private @Nullable S3Store store;
    private boolean closed;

    LazyStore(Set<String> buckets) {
        this.buckets = buckets;
    }

    /**
     * Starts it, the first time.
     *
     * @throws IllegalStateException if a dependency is missing or has the wrong version, with its name, or after {@link #close()}
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
            throw REQUIRED.unmet(e);
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
