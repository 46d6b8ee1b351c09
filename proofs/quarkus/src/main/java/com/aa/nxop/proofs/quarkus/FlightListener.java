package com.aa.nxop.proofs.quarkus;

import jakarta.inject.Singleton;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A listener as people write it. */
@Singleton
public class FlightListener {
    final BlockingQueue<String> flights = new LinkedBlockingQueue<>();

    @Incoming("flights")
    void take(String flight) {
        flights.add(flight);
    }
}
