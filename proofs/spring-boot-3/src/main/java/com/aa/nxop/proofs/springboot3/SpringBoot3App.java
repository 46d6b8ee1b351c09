package com.aa.nxop.proofs.springboot3;

import java.util.Map;
import org.bson.Document;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Uses each bean of Spring's once, and prints what came of it. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringBoot3App {
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(SpringBoot3App.class, arguments)) {
            S3Client s3 = context.getBean(S3Client.class);
            s3.putObject(put -> put.bucket("nxop-example-data").key("k"), RequestBody.fromString("Hello"));
            print(
                    "S3",
                    s3.getObjectAsBytes(get -> get.bucket("nxop-example-data").key("k"))
                            .asUtf8String());
            MongoTemplate mongo = context.getBean(MongoTemplate.class);
            mongo.insert(new Document("flight", "AA107"), "flights");
            print("DocumentDB", mongo.getCollection("flights").countDocuments());
            print("Producers", login(context.getBean(ProducerFactory.class).getConfigurationProperties()));
            print("Consumers", login(context.getBean(ConsumerFactory.class).getConfigurationProperties()));
            print("Admin", login(context.getBean(KafkaAdmin.class).getConfigurationProperties()));
            print(
                    "Health",
                    context.getBean("nxopHealthIndicator", HealthIndicator.class)
                            .health()
                            .getStatus());
        }
    }

    private static String login(Map<?, ?> properties) {
        return properties.get("sasl.mechanism") + " at " + properties.get("bootstrap.servers");
    }

    private static void print(String name, Object value) {
        System.out.println(name + ": " + value);
    }
}
