package com.aa.nxop.examples.flights;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes flights from MSK, keeps them in DocumentDB, and writes reports of them to S3. No word of access: the starter sees to it. */
@SpringBootApplication
public class FlightsApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(FlightsApplication.class, arguments);
    }
}
