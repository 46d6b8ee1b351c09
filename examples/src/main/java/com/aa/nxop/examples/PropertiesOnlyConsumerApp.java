package com.aa.nxop.examples;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * A consumer with no line of the SDK's API in it, as frameworks make theirs: all that concerns access is in
 * {@code consumer.properties}. Brokers and CA, which such a file cannot look up, come from variables of its own.
 */
public final class PropertiesOnlyConsumerApp {
    private PropertiesOnlyConsumerApp() {}

    public static void main(String[] args) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = PropertiesOnlyConsumerApp.class.getResourceAsStream("/consumer.properties")) {
            properties.load(file);
        }
        properties.setProperty("bootstrap.servers", System.getenv("NXOP_MSK_BOOTSTRAP_SERVERS"));
        String ca = System.getenv("NXOP_MSK_CA_FILE");
        if (ca != null) {
            properties.setProperty("ssl.truststore.type", "PEM");
            properties.setProperty("ssl.truststore.location", ca);
        }
        String topic = System.getenv().getOrDefault("TOPIC", "nxop-example-topic");
        try (Consumer<String, String> consumer = new KafkaConsumer<>(properties)) {
            consumer.subscribe(List.of(topic));
            int read = 0;
            for (Instant end = Instant.now().plusSeconds(30);
                    read < 10 && Instant.now().isBefore(end); ) {
                read += consumer.poll(Duration.ofSeconds(1)).count();
            }
            System.out.println("Read " + read + " records from the topic " + topic + " with properties alone.");
        }
    }
}
