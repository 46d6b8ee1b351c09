package com.aa.nxop.proofs.micronaut;

import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.configuration.kafka.annotation.Topic;

/** A producer as people write it. */
@KafkaClient
interface Flights {
    @Topic("flights")
    void send(String flight);
}
