package com.aa.nxop.proofs.micronaut;

import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.Topic;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A listener as people write it. */
@KafkaListener(groupId = "nxop-example", offsetReset = OffsetReset.EARLIEST)
class FlightListener {
    final BlockingQueue<String> flights = new LinkedBlockingQueue<>();

    @Topic("flights")
    void take(String flight) {
        flights.add(flight);
    }
}
