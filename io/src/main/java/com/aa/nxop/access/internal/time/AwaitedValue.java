package com.aa.nxop.access.internal.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** For asynchronous callers: a value that one thread waits for, on behalf of all. Thread-safe. */
public final class AwaitedValue<T> {
    private final AtomicReference<CompletableFuture<T>> awaited = new AtomicReference<>();
    private final Supplier<T> value;
    private final String threadName;
    private final Function<OutOfMemoryError, Throwable> withoutThread;

    /**
     * @param value waits
     * @param withoutThread what callers get where no thread can start
     */
    public AwaitedValue(Supplier<T> value, String threadName, Function<OutOfMemoryError, Throwable> withoutThread) {
        this.value = value;
        this.threadName = threadName;
        this.withoutThread = withoutThread;
    }

    /** Ends with the wait that is under way, or with a new one. */
    public CompletableFuture<T> future() {
        CompletableFuture<T> own = new CompletableFuture<>();
        CompletableFuture<T> others = awaited.compareAndExchange(null, own);
        if (others != null) {
            return others.copy();
        }
        try {
            DaemonThread.of(() -> await(own), threadName).start();
        } catch (OutOfMemoryError e) {
            awaited.set(null);
            own.completeExceptionally(withoutThread.apply(e));
        }
        return own.copy();
    }

    private void await(CompletableFuture<T> own) {
        try {
            T there = value.get();
            awaited.set(null); // Before the callers go on: what they ask for next is not this.
            own.complete(there);
        } catch (Throwable t) {
            awaited.set(null);
            own.completeExceptionally(t);
        }
    }
}
