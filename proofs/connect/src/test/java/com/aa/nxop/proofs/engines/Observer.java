package com.aa.nxop.proofs.engines;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.NxopConfig;
import com.aa.nxop.access.msk.NxopMsk;
import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.SandboxBuilder;
import com.aa.nxop.testkit.SandboxMsk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The test's own clients of one cluster: they put records in and count what arrived, with a role that no engine has. */
final class Observer implements AutoCloseable {
    private static final String ROLE = "observer-role";

    private final NxopAccess nxop;
    private final Producer<String, String> producer;
    private final Consumer<String, String> consumer;
    private final Map<String, List<String>> seen = new HashMap<>();
    private int sent;

    /** Lets it in. */
    static SandboxBuilder admit(SandboxBuilder sandbox) {
        return sandbox.role("arn:aws:iam::178549792225:role/" + ROLE, """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "kafka-cluster:*", "Resource": "*"}]}
                """);
    }

    static boolean isItself(String principal) {
        return principal.contains("/" + ROLE + "/");
    }

    Observer(NxopSandbox sandbox, SandboxMsk cluster) {
        Map<String, String> variables = new HashMap<>(sandbox.environment());
        variables.remove("NXOP_MSK_CLUSTER_ARN");
        variables.put("NXOP_ROLE", "178549792225/" + ROLE);
        variables.put("NXOP_MSK_BOOTSTRAP_SERVERS", cluster.bootstrapServers());
        nxop = NxopAccess.of(NxopConfig.fromEnvironment(variables));
        producer = new KafkaProducer<>(NxopMsk.clientProperties(nxop), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                NxopMsk.clientProperties(
                        nxop, Map.of("isolation.level", "read_committed", "enable.auto.commit", "false")),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** The next record: {@code record 0}, {@code record 1} and so on. */
    void send(String topic) throws Exception {
        producer.send(new ProducerRecord<>(topic, "key", "record " + sent)).get();
        sent++;
    }

    /** All that were sent, in order. */
    List<String> sent() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < sent; i++) {
            all.add("record " + i);
        }
        return all;
    }

    /** Everything that is in the one partition of a topic by now, from its beginning. */
    List<String> read(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<String> all = seen.computeIfAbsent(topic, first -> new ArrayList<>());
        if (consumer.assignment().isEmpty()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
        }
        consumer.poll(Duration.ofMillis(300)).forEach(record -> all.add(record.value()));
        return all;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
        try (nxop) {
            consumer.close();
        } catch (KafkaException e) {
            // Its session has expired on a busy machine. It has read what it was to read.
        }
    }
}
