package com.aa.nxop.examples;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes ten records to a topic of an MSK cluster in the NXOP account. Everything it needs is in the pod's variables: those of the
 * platform, {@code NXOP_ROLE}, {@code NXOP_MSK_CLUSTER_ARN}, and {@code TOPIC} of its own.
 */
public final class ProducerApp {
    private ProducerApp() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        String topic = System.getenv().getOrDefault("TOPIC", "nxop-example-topic");
        Map<String, Object> own =
                Map.of("key.serializer", StringSerializer.class, "value.serializer", StringSerializer.class);
        try (NxopAccess nxop = NxopAccess.fromEnvironment();
                Producer<String, String> producer = new KafkaProducer<>(NxopMsk.clientProperties(nxop, own))) {
            for (int i = 0; i < 10; i++) {
                producer.send(new ProducerRecord<>(topic, "key-" + i, "Hello " + i))
                        .get();
            }
            System.out.println("Wrote 10 records to the topic " + topic + ".");
        } catch (AccessException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
