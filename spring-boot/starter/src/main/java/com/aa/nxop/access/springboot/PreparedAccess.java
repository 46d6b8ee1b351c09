package com.aa.nxop.access.springboot;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An access that is made, and whose session is fetched, on a thread of its own while the application starts. Thread-safe. */
final class PreparedAccess {
    private final EnvironmentSettings settings;
    private final CompletableFuture<NxopAccess> access = new CompletableFuture<>();
    private final CompletableFuture<Optional<AccessException>> firstAttempt = new CompletableFuture<>();

    private PreparedAccess(EnvironmentSettings settings) {
        this.settings = settings;
    }

    static PreparedAccess start(EnvironmentSettings settings) {
        PreparedAccess prepared = new PreparedAccess(settings);
        Thread thread = new Thread(prepared::prepare, "nxop-access-start");
        thread.setDaemon(true);
        thread.start();
        return prepared;
    }

    private void prepare() {
        try {
            NxopAccess made = NxopAccess.shared(settings.config());
            access.complete(made);
            made.credentialsProvider().resolveCredentials();
            firstAttempt.complete(Optional.empty());
        } catch (AccessException e) {
            access.completeExceptionally(e);
            firstAttempt.complete(Optional.of(e));
        } catch (Throwable e) { // A class that is missing, for example: whoever waits must be told.
            access.completeExceptionally(e);
            firstAttempt.complete(Optional.empty());
        }
    }

    EnvironmentSettings settings() {
        return settings;
    }

    /** @throws AccessException naming every setting that is missing or wrong */
    NxopAccess access() {
        try {
            return access.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AccessException failure) {
                throw new AccessStartException(failure);
            }
            throw e;
        }
    }

    /** Waits for the first attempt to get a session. */
    Optional<AccessException> firstFailure() {
        return firstAttempt.join();
    }

    void close() {
        var unused = access.thenAccept(NxopAccess::close);
    }
}
