package com.aa.nxop.examples.flights;

import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What others ask for over HTTP. */
@RestController
class FlightController {
    private static final String BUCKET = "nxop-example-data";

    private final FlightRepository flights;
    private final S3Client s3;

    FlightController(FlightRepository flights, S3Client s3) {
        this.flights = flights;
        this.s3 = s3;
    }

    @GetMapping("/flights/{number}")
    ResponseEntity<Flight> flight(@PathVariable String number) {
        return ResponseEntity.of(flights.findById(number));
    }

    /** Writes a report of all flights to S3. */
    @PutMapping("/reports/{name}")
    void writeReport(@PathVariable String name) {
        String report = flights.findAll().stream()
                .map(flight -> flight.number() + " " + flight.status())
                .collect(Collectors.joining("\n"));
        s3.putObject(put -> put.bucket(BUCKET).key("reports/" + name), RequestBody.fromString(report));
    }

    @GetMapping("/reports/{name}")
    String report(@PathVariable String name) {
        return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("reports/" + name))
                .asUtf8String();
    }
}
