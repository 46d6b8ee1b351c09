package com.aa.nxop.proofs.permissions;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's own clients, with NxopMsk's properties. */
abstract class KafkaWorkload implements Workload {
    static final Duration PATIENCE = Duration.ofSeconds(15);

    @Override
    public AccessException explained(NxopAccess nxop, Exception failure) {
        return NxopMsk.explain(nxop, failure);
    }

    static Map<String, Object> properties(NxopAccess nxop, Object... own) {
        Map<String, Object> all = new HashMap<>();
        all.put("request.timeout.ms", 5_000);
        all.put("default.api.timeout.ms", 10_000);
        for (int i = 0; i < own.length; i += 2) {
            all.put((String) own[i], own[i + 1]);
        }
        return NxopMsk.clientProperties(nxop, all);
    }

    static Producer<String, String> producer(NxopAccess nxop, Object... own) {
        Map<String, Object> all = properties(nxop, own);
        all.put("max.block.ms", 10_000);
        all.put("delivery.timeout.ms", 10_000);
        all.put("linger.ms", 0);
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    static void send(Producer<String, String> producer, String topic, String value) throws Exception {
        try {
            producer.send(new ProducerRecord<>(topic, value)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Until this value comes. */
    static void read(NxopAccess nxop, String topic, String group, String value) throws Exception {
        try (Consumer<String, String> consumer = new KafkaConsumer<>(
                properties(nxop, "group.id", group, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Instant end = Instant.now().plus(PATIENCE);
            boolean[] found = {false};
            while (!found[0]) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError(value + " did not arrive in " + topic);
                }
                consumer.poll(Duration.ofMillis(100))
                        .forEach(event -> found[0] |= event.value().equals(value));
            }
            consumer.commitSync();
        }
    }

    static Admin admin(NxopAccess nxop) {
        return Admin.create(properties(nxop));
    }
}
