package com.aa.nxop.access.sts;

import com.aa.nxop.access.io.BoundedHttpClient;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The small HTTP client, made in a thread of its own that ends with it. Making one loads TLS and its list of CAs, which is a quarter of what
 * a fresh JVM does until it has a session: meanwhile the AWS SDK loads its table of regions, and hop 1, which does not need it, is under way.
 * Thread-safe.
 */
final class EarlyHttpClient implements SdkHttpClient {
    private final FutureTask<SdkHttpClient> making;

    private EarlyHttpClient(FutureTask<SdkHttpClient> making) {
        this.making = making;
    }

    /** A builder, because the AWS SDK closes only clients that it had built. */
    static Builder<?> builder(Builder<?> small) {
        return new Start(small);
    }

    private record Start(Builder<?> small) implements Builder<Start> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            FutureTask<SdkHttpClient> making = new FutureTask<>(() -> small.buildWithDefaults(defaults));
            Thread thread = new Thread(making, "nxop-access-start");
            thread.setDaemon(true);
            thread.setContextClassLoader(EarlyHttpClient.class.getClassLoader());
            try {
                thread.start();
            } catch (OutOfMemoryError e) {
                making.run(); // No thread to be had: then in this one.
            }
            return new EarlyHttpClient(making);
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return client().prepareRequest(request);
    }

    @Override
    public String clientName() {
        return BoundedHttpClient.NAME; // The small one's own, without waiting for it.
    }

    @Override
    public void close() {
        SdkHttpClient made;
        try {
            made = client();
        } catch (RuntimeException | Error e) {
            return; // There is none, which each call has been told; whoever closes has nothing to do about it.
        }
        made.close();
    }

    /** Waits for it, and is not interrupted: it is there in a moment. */
    private SdkHttpClient client() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return making.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
