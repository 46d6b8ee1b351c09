package com.aa.nxop.examples;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the records that {@link ProducerApp} wrote; {@code TOPIC} and {@code GROUP} are its own variables. */
public final class ConsumerApp {
    private ConsumerApp() {}

    public static void main(String[] args) {
        String topic = System.getenv().getOrDefault("TOPIC", "nxop-example-topic");
        Map<String, Object> own = Map.of(
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class,
                "group.id",
                System.getenv().getOrDefault("GROUP", "nxop-example-group"),
                "auto.offset.reset",
                "earliest");
        try (NxopAccess nxop = NxopAccess.fromEnvironment();
                Consumer<String, String> consumer = new KafkaConsumer<>(NxopMsk.clientProperties(nxop, own))) {
            consumer.subscribe(List.of(topic));
            int read = 0;
            for (Instant end = Instant.now().plusSeconds(30);
                    read < 10 && Instant.now().isBefore(end); ) {
                read += consumer.poll(Duration.ofSeconds(1)).count();
            }
            System.out.println("Read " + read + " records from the topic " + topic + ".");
        } catch (AccessException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
