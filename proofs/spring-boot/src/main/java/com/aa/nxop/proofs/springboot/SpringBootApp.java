package com.aa.nxop.proofs.springboot;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.access.s3.NxopS3;
import com.mongodb.client.MongoClient;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.s3.S3Client;

/** Plain beans, each of which Spring closes; and a Kafka client of properties alone. */
@SpringBootApplication
public class SpringBootApp {
    public static void main(String[] args) {
        SpringApplication.run(SpringBootApp.class, args);
    }

    /** The role stands in application.properties; Spring lets a variable win. */
    @Bean
    NxopAccess nxop(Environment environment) {
        return NxopAccess.of(NxopConfig.builder()
                .role(environment.getRequiredProperty("nxop.role"))
                .build());
    }

    @Bean
    S3Client s3(NxopAccess nxop) {
        return NxopS3.client(nxop);
    }

    @Bean
    MongoClient mongo(NxopAccess nxop) {
        return NxopDocumentDb.client(nxop);
    }

    /** Knows nothing of the SDK: the callback handler is named in application.properties. */
    @Bean
    Producer<String, String> producer(Environment environment) {
        Map<String, String> properties = Binder.get(environment)
                .bind("kafka", Bindable.mapOf(String.class, String.class))
                .get();
        return new KafkaProducer<>(Map.copyOf(properties));
    }
}
