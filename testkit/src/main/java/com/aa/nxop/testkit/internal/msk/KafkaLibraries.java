package com.aa.nxop.testkit.internal.msk;

import com.aa.nxop.testkit.internal.classpath.Library;
import com.aa.nxop.testkit.internal.classpath.Requirement;
import java.util.List;

/** Apache Kafka's jars. Frameworks manage the version of the clients, and the others stay behind where they are declared with theirs. */
final class KafkaLibraries {
    static final Requirement REQUIRED = new Requirement(
            "MSK",
            "Apache Kafka's broker",
            "dependency org.apache.kafka:kafka_2.13",
            List.of(List.of(
                    kafka("kafka-clients", "org.apache.kafka.clients.CommonClientConfigs"),
                    kafka("kafka_2.13", "kafka.server.KafkaConfig"),
                    kafka("kafka-metadata", "org.apache.kafka.metadata.bootstrap.BootstrapMetadata"),
                    kafka("kafka-raft", "org.apache.kafka.raft.QuorumConfig"),
                    kafka("kafka-server", "org.apache.kafka.server.ServerSocketFactory"),
                    kafka("kafka-server-common", "org.apache.kafka.server.fault.LoggingFaultHandler"))));

    private KafkaLibraries() {}

    private static Library kafka(String name, String marker) {
        return new Library("org.apache.kafka:" + name, marker);
    }
}
