package com.aa.nxop.examples.flights;

import org.springframework.data.mongodb.repository.MongoRepository;

/** In DocumentDB. */
public interface FlightRepository extends MongoRepository<Flight, String> {}
