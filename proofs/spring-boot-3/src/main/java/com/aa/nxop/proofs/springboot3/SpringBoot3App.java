package com.aa.nxop.proofs.springboot3;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Uses each bean of Spring's once, and prints what came of it. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringBoot3App {
    /** What the listener took. */
    static final class Inbox {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        @KafkaListener(topics = "flights", groupId = "nxop-example", properties = "auto.offset.reset=earliest")
        void take(String message) {
            messages.add(message);
        }
    }

    @Bean
    Inbox inbox() {
        return new Inbox();
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext context = SpringApplication.run(SpringBoot3App.class, arguments)) {
            S3Client s3 = context.getBean(S3Client.class);
            s3.putObject(put -> put.bucket("nxop-example-data").key("k"), RequestBody.fromString("Hello"));
            System.out.println("S3: "
                    + s3.getObjectAsBytes(get -> get.bucket("nxop-example-data").key("k"))
                            .asUtf8String());
            MongoTemplate mongo = context.getBean(MongoTemplate.class);
            mongo.insert(new Document("flight", "AA107"), "flights");
            System.out.println("DocumentDB: " + mongo.getCollection("flights").countDocuments());
            context.getBean(KafkaTemplate.class).send("flights", "AA107").get();
            System.out.println("MSK: " + context.getBean(Inbox.class).messages.poll(20, TimeUnit.SECONDS));
            System.out.println("Topics: "
                    + context.getBean(KafkaAdmin.class)
                            .describeTopics("flights")
                            .size());
            System.out.println("Health: "
                    + context.getBean("nxopHealthIndicator", HealthIndicator.class)
                            .health()
                            .getStatus());
        }
    }
}
