package com.aa.nxop.proofs.permissions;

import com.aa.nxop.access.NxopAccess;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;

/** One consumer, and producers of each kind. */
final class KafkaClientWorkloads {
    private KafkaClientWorkloads() {}

    static Workload consumer() {
        return new KafkaWorkload() {
            private String value = "";

            @Override
            public void prepare(NxopAccess nxop) throws Exception {
                value = UUID.randomUUID().toString();
                try (Producer<String, String> producer = producer(nxop)) {
                    send(producer, "flights", value);
                }
            }

            @Override
            public void run(NxopAccess nxop) throws Exception {
                read(nxop, "flights", "readers", value);
            }
        };
    }

    static Workload producer(Object... own) {
        return new KafkaWorkload() {
            @Override
            public void run(NxopAccess nxop) throws Exception {
                try (Producer<String, String> producer = producer(nxop, own)) {
                    send(producer, "flights", "x");
                }
            }
        };
    }

    static Workload transactionalProducer() {
        return new KafkaWorkload() {
            @Override
            public void run(NxopAccess nxop) throws Exception {
                try (Producer<String, String> producer =
                        producer(nxop, "transactional.id", "flights-writer", "transaction.timeout.ms", 10_000)) {
                    producer.initTransactions();
                    producer.beginTransaction();
                    send(producer, "flights", "x");
                    producer.commitTransaction();
                }
            }
        };
    }
}
