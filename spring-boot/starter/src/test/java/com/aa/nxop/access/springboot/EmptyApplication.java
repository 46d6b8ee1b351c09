package com.aa.nxop.access.springboot;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;

/** Uses nothing: neither Kafka nor MongoDB is asked for anything at its start. */
@SpringBootApplication(
        excludeName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration",
            "io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration"
        })
@ComponentScan(useDefaultFilters = false)
class EmptyApplication {}
