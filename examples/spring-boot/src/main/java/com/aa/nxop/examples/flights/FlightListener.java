package com.aa.nxop.examples.flights;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps what MSK says of a flight. */
@Component
class FlightListener {
    private final FlightRepository flights;

    FlightListener(FlightRepository flights) {
        this.flights = flights;
    }

    /** @param message for example {@code AA107 departed} */
    @KafkaListener(topics = "flights")
    void take(String message) {
        String[] words = message.split(" ", 2);
        flights.save(new Flight(words[0], words[1]));
    }
}
