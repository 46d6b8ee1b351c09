package com.aa.nxop.benchmarks.start;

import com.aa.nxop.benchmarks.world.World;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import software.amazon.awssdk.services.s3.S3Client;

/** The first thing that an application does with a client; then it waits for the end of its input, so that it can be looked at. */
final class FirstUse {
    private FirstUse() {}

    static void of(S3Client s3) throws IOException {
        ended(s3.getObjectAsBytes(get -> get.bucket(World.BUCKET).key(World.KEY))
                .asByteArray()
                .length);
    }

    static void of(Map<String, Object> kafka) throws Exception {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            ended(producer.send(new ProducerRecord<>(World.TOPIC, new byte[1])).get());
        }
    }

    static void of(MongoClientSettings settings) throws IOException {
        try (MongoClient client = MongoClients.create(settings)) {
            ended(client.getDatabase(World.DATABASE)
                    .getCollection(World.KEY)
                    .find()
                    .map(Document::size)
                    .first());
        }
    }

    private static void ended(Object result) throws IOException {
        System.out.println(result);
        while (System.in.read() >= 0) {}
    }
}
