package com.aa.nxop.testkit.internal.http;

import com.aa.nxop.testkit.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The faults waiting for one endpoint, in the order they were injected: one per call. Thread-safe. */
final class Faults {
    private final Deque<Fault> waiting = new ArrayDeque<>();
    private CountDownLatch cleared = new CountDownLatch(1);

    synchronized void add(Fault fault) {
        waiting.addLast(fault);
    }

    synchronized Optional<InjectedFault> next() {
        Fault fault = waiting.pollFirst();
        if (fault == null) {
            return Optional.empty();
        }
        if (fault.endless()) {
            waiting.addFirst(fault);
        } else if (fault.times() > 1) {
            waiting.addFirst(fault.times(fault.times() - 1));
        }
        return Optional.of(new InjectedFault(fault, cleared));
    }

    /** Forgets all of them and lets go of the calls that wait in one. */
    synchronized void clear() {
        waiting.clear();
        cleared.countDown();
        cleared = new CountDownLatch(1);
    }
}
