package com.aa.nxop.access.internal.session;

import com.aa.nxop.access.internal.time.DaemonThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** For asynchronous clients: credentials that one thread waits for, on behalf of all. Thread-safe. */
final class AwaitedCredentials {
    private final AtomicReference<CompletableFuture<AwsCredentialsIdentity>> awaited = new AtomicReference<>();
    private final RefreshingCredentials session;

    AwaitedCredentials(RefreshingCredentials session) {
        this.session = session;
    }

    /** Ends with the attempt that is under way, or with a new one. */
    CompletableFuture<AwsCredentialsIdentity> future() {
        CompletableFuture<AwsCredentialsIdentity> own = new CompletableFuture<>();
        CompletableFuture<AwsCredentialsIdentity> others = awaited.compareAndExchange(null, own);
        if (others != null) {
            return others.copy();
        }
        try {
            DaemonThread.of(() -> await(own), "nxop-access-wait").start();
        } catch (OutOfMemoryError e) {
            awaited.set(null);
            own.completeExceptionally(AttemptFailure.unexpected(e));
        }
        return own.copy();
    }

    private void await(CompletableFuture<AwsCredentialsIdentity> own) {
        try {
            AwsCredentialsIdentity credentials = session.resolveCredentials();
            awaited.set(null); // Before the callers go on: what they ask for next is not this.
            own.complete(credentials);
        } catch (Throwable t) {
            awaited.set(null);
            own.completeExceptionally(t);
        }
    }
}
