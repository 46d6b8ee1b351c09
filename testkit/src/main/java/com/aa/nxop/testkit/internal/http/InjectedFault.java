package com.aa.nxop.testkit.internal.http;

import com.aa.nxop.testkit.Fault;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A fault that one call meets, and when the faults of its endpoint are cleared: also if that is before the call waits for it. */
record InjectedFault(Fault fault, CountDownLatch cleared) {
    /** Lasts that long in real time, or until the fault is cleared. */
    void pause(Duration atMost) throws InterruptedIOException {
        try {
            // The outcome does not matter: late or let go, the call continues.
            boolean unused = cleared.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the front was closed");
        }
    }
}
