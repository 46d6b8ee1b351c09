package com.aa.nxop.access.msk;

import com.aa.nxop.access.NxopCredentialsProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a web application does between its start and its end, with clients of text alone. A class loader of its own loads it, with all that it uses. */
public final class DeployedApplication implements Consumer<Map<String, String>> {
    /** For the server. */
    public DeployedApplication() {}

    /** @param text properties of a Kafka producer */
    @Override
    public void accept(Map<String, String> text) {
        try (NxopCredentialsProvider credentials = NxopCredentialsProvider.create(Map.of("nxopSessionName", "fixed"));
                Producer<String, String> producer = new KafkaProducer<>(new HashMap<>(text))) {
            credentials.resolveCredentials();
            producer.send(new ProducerRecord<>("t", "text")).get();
        } catch (Exception e) {
            throw new IllegalStateException(e.toString()); // No class of this loader leaves it.
        } finally {
            NxopMsk.removeSecurityProviders();
        }
    }
}
