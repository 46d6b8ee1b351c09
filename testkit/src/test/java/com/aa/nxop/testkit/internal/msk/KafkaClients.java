package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.NxopSandbox;
import com.aa.nxop.testkit.PodClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Kafka's own clients with MSK's own library, on the sandbox's broker. */
final class KafkaClients {
    private final Map<String, Object> properties = new HashMap<>();

    private KafkaClients(NxopSandbox sandbox, AwsCredentialsProvider credentials) {
        properties.put("bootstrap.servers", sandbox.msk().bootstrapServers());
        properties.put("security.protocol", "SASL_SSL");
        properties.put("ssl.truststore.type", "PEM");
        properties.put("ssl.truststore.location", sandbox.msk().caFile().toString());
        properties.put(TestIamHandler.CREDENTIALS, credentials);
        properties.put(TestIamHandler.REGION, "us-east-1");
        properties.put("default.api.timeout.ms", "15000");
        properties.put("request.timeout.ms", "10000");
        properties.put("max.block.ms", "15000");
        properties.put("delivery.timeout.ms", "20000");
        properties.put("linger.ms", "0");
    }

    static KafkaClients iam(NxopSandbox sandbox, AwsCredentialsProvider credentials) {
        return new KafkaClients(sandbox, credentials)
                .with("sasl.mechanism", "AWS_MSK_IAM")
                .with("sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;")
                .with("sasl.client.callback.handler.class", TestIamHandler.class);
    }

    static KafkaClients token(NxopSandbox sandbox, AwsCredentialsProvider credentials) {
        return new KafkaClients(sandbox, credentials)
                .with("sasl.mechanism", "OAUTHBEARER")
                .with(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;")
                .with("sasl.login.callback.handler.class", TestTokenHandler.class);
    }

    static KafkaClients of(String mechanism, NxopSandbox sandbox, AwsCredentials credentials) {
        AwsCredentialsProvider provider = StaticCredentialsProvider.create(credentials);
        return mechanism.equals("AWS_MSK_IAM") ? iam(sandbox, provider) : token(sandbox, provider);
    }

    /** A session of the target role, as an application in the pod gets it. */
    static AwsCredentials session(NxopSandbox sandbox) {
        return session(sandbox, sandbox.targetRole(), "fxip-ms-dev.example-app");
    }

    static AwsCredentials session(NxopSandbox sandbox, String role, String name) {
        PodClient pod = PodClient.in(sandbox);
        return pod.assume(pod.fromAgent(), role, name, Map.of());
    }

    KafkaClients with(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    KafkaClients without(String key) {
        properties.remove(key);
        return this;
    }

    Admin admin() {
        return Admin.create(properties);
    }

    Producer<String, String> producer() {
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    Consumer<String, String> consumer(String group) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("group.id", group);
        all.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
    }

    /** Sends one record and waits until the broker has it; throws what the producer was told. */
    void send(String topic, String value) throws Throwable {
        try (Producer<String, String> producer = producer()) {
            send(producer, topic, value);
        }
    }

    static void send(Producer<String, String> producer, String topic, String value) throws Throwable {
        try {
            producer.send(new ProducerRecord<>(topic, value)).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** The values that one poll after another brings, until there are as many. */
    List<String> read(String topic, String group, int count) {
        try (Consumer<String, String> consumer = consumer(group)) {
            consumer.subscribe(List.of(topic));
            List<String> values = new java.util.ArrayList<>();
            for (int i = 0; i < 100 && values.size() < count; i++) {
                StreamSupport.stream(
                                consumer.poll(Duration.ofMillis(200))
                                        .records(topic)
                                        .spliterator(),
                                false)
                        .map(ConsumerRecord::value)
                        .forEach(values::add);
            }
            return values;
        }
    }
}
