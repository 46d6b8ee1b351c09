package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.http.HttpFront;
import java.util.function.Supplier;

/** What goes wrong at one endpoint. Thread-safe. */
public final class EndpointFaults {
    private final Supplier<HttpFront> front;

    EndpointFaults(Supplier<HttpFront> front) {
        this.front = front;
    }

    /** Adds a fault, behind those that wait there already. */
    public void inject(Fault fault) {
        front.get().inject(fault);
    }

    /** Ends all faults at this endpoint, also for requests that hang in one. */
    public void clear() {
        front.get().clear();
    }
}
