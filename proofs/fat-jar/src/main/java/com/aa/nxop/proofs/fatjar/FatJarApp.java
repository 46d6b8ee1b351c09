package com.aa.nxop.proofs.fatjar;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.docdb.NxopDocumentDb;
import com.aa.nxop.access.msk.NxopMsk;
import com.aa.nxop.access.s3.NxopS3;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Writes to S3, MSK and DocumentDB out of one jar. */
public final class FatJarApp {
    private FatJarApp() {}

    public static void main(String[] args) throws Exception {
        try (NxopAccess nxop = NxopAccess.fromEnvironment();
                S3Client s3 = NxopS3.client(nxop);
                MongoClient mongo = NxopDocumentDb.client(nxop);
                Producer<String, String> producer = new KafkaProducer<>(
                        NxopMsk.clientProperties(nxop, Map.of()), new StringSerializer(), new StringSerializer())) {
            s3.putObject(put -> put.bucket("nxop-example-data").key("fat.txt"), RequestBody.fromString("Hello"));
            System.out.println("S3: "
                    + s3.getObjectAsBytes(get -> get.bucket("nxop-example-data").key("fat.txt"))
                            .asUtf8String());
            MongoCollection<Document> flights =
                    mongo.getDatabase("nxop_example").getCollection("flights");
            flights.insertOne(new Document("flight", "AA107"));
            System.out.println("DocumentDB: " + flights.countDocuments());
            long offset = producer.send(new ProducerRecord<>("nxop-example-topic", "AA107"))
                    .get()
                    .offset();
            System.out.println("MSK: " + offset);
        }
    }
}
