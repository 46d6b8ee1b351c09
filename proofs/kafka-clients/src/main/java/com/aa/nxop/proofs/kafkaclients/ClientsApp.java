package com.aa.nxop.proofs.kafkaclients;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** All three kinds of clients, over as many renewals of the session as fit into the given number of seconds. */
public final class ClientsApp {
    private static final String TOPIC = "nxop-example-topic";

    private ClientsApp() {}

    public static void main(String[] args) throws Exception {
        Instant end = Instant.now().plusSeconds(Long.parseLong(args[0]));
        System.out.println(Path.of(Producer.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getFileName());
        try (NxopAccess nxop = NxopAccess.fromEnvironment();
                Admin admin = Admin.create(NxopMsk.clientProperties(nxop));
                Producer<String, String> producer = new KafkaProducer<>(
                        NxopMsk.clientProperties(nxop), new StringSerializer(), new StringSerializer());
                Consumer<String, String> consumer = new KafkaConsumer<>(
                        NxopMsk.clientProperties(
                                nxop,
                                Map.of(
                                        ConsumerConfig.GROUP_ID_CONFIG,
                                        "nxop-example-group",
                                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                        "earliest")),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            System.out.println("Admin: " + admin.listTopics().names().get().contains(TOPIC));
            consumer.subscribe(List.of(TOPIC));
            int sent = 0;
            int read = 0;
            while (Instant.now().isBefore(end) || read < sent) {
                if (Instant.now().isBefore(end)) {
                    producer.send(new ProducerRecord<>(TOPIC, "record " + sent)).get();
                    sent++;
                }
                read += consumer.poll(Duration.ofMillis(100)).count();
            }
            System.out.println("Read what was sent: " + (sent > 0 && read == sent));
        }
    }
}
