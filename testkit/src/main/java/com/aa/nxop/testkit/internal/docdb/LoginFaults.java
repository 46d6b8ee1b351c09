package com.aa.nxop.testkit.internal.docdb;

import com.aa.nxop.testkit.SandboxDocumentDb;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The faults that wait for logins, in the order they were injected: one per login. Thread-safe. */
final class LoginFaults {
    private final Deque<SandboxDocumentDb.LoginFault> waiting = new ArrayDeque<>();

    synchronized void add(SandboxDocumentDb.LoginFault fault) {
        waiting.addLast(fault);
    }

    synchronized Optional<SandboxDocumentDb.LoginFault> next() {
        SandboxDocumentDb.LoginFault fault = waiting.pollFirst();
        if (fault == null) {
            return Optional.empty();
        }
        if (fault.endless()) {
            waiting.addFirst(fault);
        } else if (fault.times() > 1) {
            waiting.addFirst(fault.times(fault.times() - 1));
        }
        return Optional.of(fault);
    }

    synchronized void clear() {
        waiting.clear();
    }
}
