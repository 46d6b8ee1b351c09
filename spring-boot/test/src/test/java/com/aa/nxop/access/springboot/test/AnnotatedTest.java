package com.aa.nxop.access.springboot.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.Part;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;

/** One annotation is all that a test needs. */
@Tag("full")
@NxopSandboxTest(
        with = {Part.MSK, Part.DOCDB},
        topics = "flights",
        properties = "nxop.docdb.database=orders")
final class AnnotatedTest {
    @SpringBootApplication
    @ComponentScan(useDefaultFilters = false)
    static class Application {}

    @Autowired
    NxopSandbox sandbox;

    @Autowired
    NxopAccess nxop;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    KafkaTemplate<Object, Object> kafka;

    @Test
    void theApplicationStandsInTheSandbox() throws Exception {
        assertThat(nxop.config().role().arn()).isEqualTo(sandbox.targetRole());
        mongo.insert(new Document("flight", "AA107"), "flights");
        assertThat(mongo.getCollection("flights").countDocuments()).isEqualTo(1);
        kafka.send("flights", "AA107").get(20, TimeUnit.SECONDS);
        assertThat(sandbox.msk().refusals()).isEmpty();
    }
}
