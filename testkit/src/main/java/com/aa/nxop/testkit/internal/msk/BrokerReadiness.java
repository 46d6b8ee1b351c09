package com.aa.nxop.testkit.internal.msk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * Makes the topics, and waits until the coordinators of groups and transactions answer. Kafka creates their own topics when the first client
 * asks, and refuses that client meanwhile; each of them has one partition here, so that any name stands for all.
 */
record BrokerReadiness(Admin admin) {
    private static final String NOBODY = "nxop-sandbox-ready";

    void await(Map<String, Integer> topics) throws ExecutionException, InterruptedException, TimeoutException {
        // All three at once: each takes a moment.
        KafkaFuture<Void> created = admin.createTopics(topics.entrySet().stream()
                        .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1))
                        .toList())
                .all();
        KafkaFuture<?> groups = admin.listConsumerGroupOffsets(NOBODY).all();
        KafkaFuture<?> transactions =
                admin.describeTransactions(List.of(NOBODY)).all();
        created.get(30, TimeUnit.SECONDS);
        groups.get(30, TimeUnit.SECONDS);
        try {
            transactions.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // The coordinator's answer: it knows no such id.
            if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
                throw e;
            }
        }
    }
}
