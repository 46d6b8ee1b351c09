package com.aa.nxop.proofs.springboot;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.springframework.boot.CommandLineRunner;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Writes to all three. */
@Component
final class Work implements CommandLineRunner {
    private final S3Client s3;
    private final MongoClient mongo;
    private final Producer<String, String> producer;

    Work(S3Client s3, MongoClient mongo, Producer<String, String> producer) {
        this.s3 = s3;
        this.mongo = mongo;
        this.producer = producer;
    }

    @Override
    public void run(String... args) throws Exception {
        s3.putObject(put -> put.bucket("nxop-example-data").key("spring.txt"), RequestBody.fromString("Hello"));
        System.out.println("S3: "
                + s3.getObjectAsBytes(get -> get.bucket("nxop-example-data").key("spring.txt"))
                        .asUtf8String());
        MongoCollection<Document> flights = mongo.getDatabase("nxop_example").getCollection("flights");
        flights.insertOne(new Document("flight", "AA107"));
        System.out.println("DocumentDB: " + flights.countDocuments());
        long offset = producer.send(new ProducerRecord<>("nxop-example-topic", "AA107"))
                .get()
                .offset();
        System.out.println("MSK: " + offset);
    }
}
