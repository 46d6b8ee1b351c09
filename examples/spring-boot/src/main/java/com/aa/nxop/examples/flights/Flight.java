package com.aa.nxop.examples.flights;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A flight and where it is.
 *
 * @param number for example {@code AA107}
 */
@Document("flights")
public record Flight(@Id String number, String status) {}
