package com.aa.nxop.benchmarks.rows;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.msk.NxopMsk;
import com.aa.nxop.benchmarks.world.World;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Kafka clients of a world's broker: ours, and those of MSK's own library with the same settings. */
record KafkaClients(World world) {
    private static final String IAM_MODULE = "software.amazon.msk.auth.iam.IAMLoginModule";

    Map<String, Object> ours(NxopAccess nxop) {
        return NxopMsk.clientProperties(nxop, base());
    }

    /** MSK's library, which assumes the role itself. */
    Map<String, Object> assuming(String roleArn) {
        return stock(nameOf("awsRoleArn", roleArn)
                + nameOf("awsRoleSessionName", "example-app")
                + nameOf("awsStsRegion", "us-east-1"));
    }

    /** MSK's library with what it finds itself: see {@link #withKeys}. */
    Map<String, Object> stock() {
        return stock("");
    }

    private Map<String, Object> stock(String options) {
        Map<String, Object> properties = base();
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "AWS_MSK_IAM");
        properties.put("sasl.jaas.config", IAM_MODULE + " required" + options + ";");
        properties.put("sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler");
        return properties;
    }

    private static String nameOf(String option, String value) {
        return " " + option + "=\"" + value + "\"";
    }

    private Map<String, Object> base() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", world.brokers());
        properties.put("ssl.truststore.type", "PEM");
        properties.put("ssl.truststore.location", world.environment().get("NXOP_MSK_CA_FILE"));
        properties.put("acks", "1");
        return properties;
    }

    Producer<byte[], byte[]> producer(Map<String, Object> properties) {
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A new client, until the broker has answered it. */
    static double connect(Map<String, Object> properties) throws Exception {
        long start = System.nanoTime();
        try (Admin admin = Admin.create(properties)) {
            admin.describeCluster().nodes().get();
            return (double) (System.nanoTime() - start);
        }
    }

    /** Puts keys where the AWS SDK looks for them first. */
    static void withKeys(AwsSessionCredentials keys) {
        System.setProperty("aws.accessKeyId", keys.accessKeyId());
        System.setProperty("aws.secretAccessKey", keys.secretAccessKey());
        System.setProperty("aws.sessionToken", keys.sessionToken());
    }

    static void withoutKeys() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.clearProperty("aws.sessionToken");
    }
}
