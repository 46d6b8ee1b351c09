package com.aa.nxop.access.msk.onejar;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An application in one jar that makes its Kafka clients on threads of the common pool, and its properties there or in main. */
public final class PoolApp {
    private PoolApp() {}

    public static void main(String[] arguments) throws Exception {
        boolean propertiesInMain = arguments[0].equals("properties-in-main");
        try (NxopAccess nxop = NxopAccess.fromEnvironment()) {
            Map<String, Object> made = propertiesInMain ? properties(nxop) : Map.of();
            System.out.println("written to " + inPool(() -> write(propertiesInMain ? made : properties(nxop))));
            System.out.println("read: " + inPool(() -> read(propertiesInMain ? made : properties(nxop))));
            System.out.println("topics: " + inPool(() -> topics(propertiesInMain ? made : properties(nxop))));
        }
    }

    private static <T> T inPool(Callable<T> work) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    if (Thread.currentThread().getContextClassLoader() != ClassLoader.getSystemClassLoader()) {
                        throw new IllegalStateException("not as the common pool's threads are");
                    }
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .get();
    }

    private static Map<String, Object> properties(NxopAccess nxop) {
        return NxopMsk.clientProperties(
                nxop, Map.of("group.id", "g", "auto.offset.reset", "earliest", "default.api.timeout.ms", 60_000));
    }

    private static String write(Map<String, Object> properties) throws Exception {
        try (Producer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>("t", "value")).get().topic();
        }
    }

    private static String read(Map<String, Object> properties) {
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("t"));
            for (int i = 0; i < 300; i++) {
                var records = consumer.poll(Duration.ofMillis(100));
                if (!records.isEmpty()) {
                    return records.iterator().next().value();
                }
            }
            return "nothing";
        }
    }

    private static Object topics(Map<String, Object> properties) throws Exception {
        try (Admin admin = Admin.create(properties)) {
            return admin.listTopics().names().get();
        }
    }
}
