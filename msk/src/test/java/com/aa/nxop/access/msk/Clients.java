package com.aa.nxop.access.msk;

import com.aa.nxop.access.NxopAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients with short time-outs, so that a test that fails does so soon. */
final class Clients {
    private Clients() {}

    static Map<String, Object> producerProperties() {
        return Map.of(
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class,
                "max.block.ms", 15_000,
                "delivery.timeout.ms", 20_000,
                "request.timeout.ms", 10_000);
    }

    static Map<String, Object> consumerProperties(String group) {
        return Map.of(
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class,
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "default.api.timeout.ms",
                15_000);
    }

    static Producer<String, String> producer(NxopAccess nxop) {
        return new KafkaProducer<>(NxopMsk.clientProperties(nxop, producerProperties()));
    }

    static Consumer<String, String> consumer(NxopAccess nxop, String group) {
        return new KafkaConsumer<>(NxopMsk.clientProperties(nxop, consumerProperties(group)));
    }

    static Admin admin(NxopAccess nxop) {
        Map<String, Object> own = new HashMap<>();
        own.put("default.api.timeout.ms", 15_000);
        own.put("request.timeout.ms", 10_000);
        return Admin.create(NxopMsk.clientProperties(nxop, own));
    }

    static void send(Producer<String, String> producer, String topic, String value) {
        try {
            producer.send(new ProducerRecord<>(topic, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Values in the order of arrival, until there are so many or half a minute has passed. */
    static List<String> read(Consumer<String, String> consumer, String topic, int count) {
        consumer.subscribe(List.of(topic));
        List<String> values = new ArrayList<>();
        Instant end = Instant.now().plusSeconds(30);
        while (values.size() < count && Instant.now().isBefore(end)) {
            for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofMillis(200))) {
                values.add(event.value());
            }
        }
        return values;
    }
}
