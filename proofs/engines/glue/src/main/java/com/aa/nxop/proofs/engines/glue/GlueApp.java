package com.aa.nxop.proofs.engines.glue;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends and reads Avro records for some seconds, each second with clients that know no schema yet. The properties are all that it knows of access. */
public final class GlueApp {
    private static final String TOPIC = "nxop-example-topic";

    private GlueApp() {}

    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(Path.of(args[0]))) {
            properties.load(text);
        }
        Instant end = Instant.now().plusSeconds(Long.parseLong(args[1]));
        Schema schema =
                SchemaBuilder.record("Numbered").fields().requiredInt("number").endRecord();
        int number = 0;
        while (Instant.now().isBefore(end)) {
            try (Producer<String, Object> producer = new KafkaProducer<>(properties);
                    Consumer<String, Object> consumer = new KafkaConsumer<>(properties)) {
                consumer.subscribe(List.of(TOPIC));
                GenericRecord record = new GenericData.Record(schema);
                record.put("number", number);
                producer.send(new ProducerRecord<>(TOPIC, record)).get();
                int read = 0;
                while (read == 0) {
                    for (var each : consumer.poll(Duration.ofMillis(200))) {
                        System.out.println("record " + ((GenericRecord) each.value()).get("number"));
                        read++;
                    }
                }
                consumer.commitSync();
                number++;
            }
        }
        System.out.println("sent " + number);
    }
}
